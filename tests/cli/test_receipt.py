"""`gongkai receipt`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.receipt import receipt


def run(*arguments: str) -> Result:
    return CliRunner().invoke(receipt, arguments)


@pytest.mark.parametrize(
    ("channel", "received"),
    [
        ("in_person", "2026-03-02"),
        ("signed_post", "2026-03-02"),
        ("ordinary_post", "2026-03-04"),
        ("online", "2026-03-02"),
        ("fax", "2026-03-04"),
    ],
)
def test_received(channel: str, received: str) -> None:
    said = json.loads(run("--channel", channel, "--on", "arrived=2026-03-02", "--on", "confirmed=2026-03-04", "--json").stdout)

    assert list(said) == ["received", "reasoning"]
    assert said["received"] == received
    assert said["reasoning"][0]["rule"] == "RQ-06"


def test_not_received_yet() -> None:
    events = ("--channel", "ordinary_post", "--on", "arrived=2026-03-02")

    assert json.loads(run(*events, "--json").stdout)["received"] is None
    assert run(*events).stdout.startswith("尚未收到\n")
    assert run(*events, "--lang", "en").stdout.startswith("Not received yet\n")


def test_for_people() -> None:
    out = run("--channel", "in_person", "--on", "arrived=2026-03-01").stdout

    assert out.startswith("收到申请之日：2026-03-01（周日）\n")
    assert "第三十一条第（一）项" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--channel", "pigeon", "--on", "arrived=2026-03-02"), "ordinary_post"),
        (("--channel", "fax"), "arrived"),
        (("--channel", "fax", "--on", "came=2026-03-02"), "arrived, confirmed"),
        (("--channel", "fax", "--on", "arrived=2026-03-02", "--on", "arrived=2026-03-03"), "more than once"),
        (("--channel", "fax", "--on", "arrived=2026-03-02", "--on", "confirmed=2026-03-01"), "RQ-06"),
        (("--channel", "fax", "--on", "arrived=2008-03-02"), "2008-05-01"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert says in result.stderr


def test_the_settings_of_the_office_decide(tmp_path: Path) -> None:
    chosen = tmp_path / "office.toml"
    chosen.write_text("online_receipt_needs_officer = true\n", encoding="utf-8")
    asked = ("--channel", "online", "--on", "arrived=2026-03-02", "--json")

    assert json.loads(run(*asked).stdout)["received"] == "2026-03-02"
    assert json.loads(run(*asked, "--settings", str(chosen)).stdout)["received"] is None

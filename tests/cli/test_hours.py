"""`gongkai deadline publication --at`: what is due within hours."""

import json

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.deadline import deadline


def run(*arguments: str) -> Result:
    return CliRunner().invoke(deadline, ["publication", *arguments])


def test_an_instant_by_which_it_is_due_as_data() -> None:
    done = run("--at", "formed=2026-10-01T20:30", "--category", "emergency_information", "--json")

    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    assert (data["due"], data["provisional"]) == ("2026-10-02T01:30:00+08:00", False)
    assert [step["article"] for step in data["reasoning"]] == ["IMPL80"] * 3
    assert data["reasoning"][0].keys() == {"date", "rule", "article", "text"}


@pytest.mark.parametrize("formed", ["2026-10-01T12:30+00:00", "2026-10-01T12:30:00Z", "2026-10-01T20:30:00"])
def test_another_zone_can_be_named(formed: str) -> None:
    done = run("--at", f"formed={formed}", "--category", "opinion_response", "--json")

    assert json.loads(done.stdout)["due"] == "2026-10-03T20:30:00+08:00"


def test_people_read_it_in_both_languages() -> None:
    call = ("--at", "formed=2026-10-01T20:30", "--category", "emergency_conference")

    assert run(*call).stdout.startswith("特别重大、重大突发事件的新闻发布会：2026-10-02（周五）20:30\n")
    assert run(*call, "--lang", "en").stdout.startswith("2026-10-02 (Fri) 20:30: a press conference on a major emergency\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--category opinion_response", "--at formed=TIME"),
        ("--on formed=2026-10-01 --category opinion_response", "--on does not go with"),
        ("--at formed=2026-10-01T20:30 --on formed=2026-10-01 --category opinion_response", "--on does not go with"),
        ("--at formed=2026-10-01T20:30 --category opinion_response --extend 3", "--extend does not go with"),
        ("--at formed=2026-10-01T20:30 --category opinion_response --known-on 2026-10-01", "--known-on does not go with"),
        ("--at formed=2026-10-01T20:30 --category opinion_response --svg a.svg", "--svg does not go with"),
        ("--at formed=2026-10-01T20:30 --category opinion_response --limit x", "--limit does not go with"),
        ("--at formed=2026-10-01T20:30 --category opinion_response --procedure simple", "--procedure does not go with"),
        ("--at voided=2026-10-01T20:30 --category opinion_response", "--at formed=TIME"),
        ("--at formed=2026-10-01T20:30 --at formed=2026-10-01T21:30 --category opinion_response", "--at formed=TIME"),
        ("--at formed=2026-10-01 --category opinion_response", "is not EVENT=TIME"),
        ("--at formed=20261001T2030 --category opinion_response", "is not EVENT=TIME"),
        ("--at 2026-10-01T20:30 --category opinion_response", "is not EVENT=TIME"),
        ("--at =2026-10-01T20:30 --category opinion_response", "is not EVENT=TIME"),
        ("--at formed=2026-10-01T25:30 --category opinion_response", "is not EVENT=TIME"),
        ("--at formed=2016-07-29T23:59 --category opinion_response", "2016-07-30"),
        ("--at formed=9999-12-31T23:59 --category opinion_response", "so far from today"),
        ("--at formed=2026-10-01T20:30 --category penalty", "emergency_information"),
        ("--at formed=2026-10-01T20:30", "emergency_information"),
    ],
)
def test_wrong_usage_says_what_to_give(arguments: str, told: str) -> None:
    done = run(*arguments.split(), "--lang", "en")

    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_days_and_hours_are_kept_apart_for_other_kinds() -> None:
    done = CliRunner().invoke(deadline, ["answer", "--on", "received=2026-03-02", "--category", "opinion_response", "--lang", "en"])

    assert done.exit_code == 2
    assert "--category is for publication" in done.stderr

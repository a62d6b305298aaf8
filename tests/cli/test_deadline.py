"""`gongkai deadline`: the names and shapes that others call, and what wrong usage is told."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongkai.cli.deadline import deadline
from gongkai.cli.main import main
from gongkai.law.periods import PeriodKind


def run(*arguments: str) -> Result:
    return CliRunner().invoke(deadline, arguments)


def test_the_example_of_the_requirements() -> None:
    result = run(
        *("answer", "--on", "received=2026-03-02", "--on", "consultation_sent=2026-03-11", "--on", "opinion_received=2026-03-27"),
        *("--extend", "10", "--json"),
    )
    said = json.loads(result.stdout)

    assert list(said) == ["due", "provisional", "reasoning"]
    assert (said["due"], said["provisional"]) == ("2026-04-30", False)
    assert all(list(step) == ["date", "rule", "article", "text"] for step in said["reasoning"])
    assert said["reasoning"][0] | {"text": ""} == {"date": "2026-03-02", "rule": "DL-04", "article": "OGI-R 33", "text": ""}


def test_while_a_consultation_is_open() -> None:
    events = ("--on", "received=2026-03-02", "--on", "consultation_sent=2026-03-11", "--on", "third_party_received=2026-03-13")
    said = json.loads(run("answer", *events, "--json").stdout)
    out = run("answer", *events).stdout

    assert (said["due"], said["latest_if_silent"]) == (None, "2026-04-23")
    assert out.startswith("答复政府信息公开申请：暂无到期日；如无回音，为2026-04-23（周四）\n")


def test_while_a_correction_is_awaited_nothing_is_known() -> None:
    events = ("--on", "received=2026-04-20", "--on", "correction_sent=2026-04-29")

    assert json.loads(run("answer", *events, "--json").stdout)["latest_if_silent"] is None
    assert run("answer", *events, "--lang", "en").stdout.startswith("No due date yet: answering the request\n")


def test_people_see_the_date_first_then_the_steps() -> None:
    lines = run("respondent_reply", "--on", "copy_received=2026-04-20", "--procedure", "simple").stdout.splitlines()

    assert lines[0].endswith("：2026-04-27（周一）")
    assert any(line.split()[0] == "2026-04-20" and "《行政复议法》第五十四条" in line for line in lines[2:] if line.strip())


def test_in_english() -> None:
    out = run("publication", "--on", "formed=2026-04-29", "--category", "penalty", "--lang", "en").stdout

    assert out.startswith("2026-05-12 (Tue): publishing government information\n")
    assert "The decision. That day does not count; 7 working days run from the next working day." in out


def test_what_was_known_on_a_day() -> None:
    before = json.loads(run("answer", "--on", "received=2020-01-17", "--known-on", "2020-01-20", "--json").stdout)
    after = json.loads(run("answer", "--on", "received=2020-01-17", "--json").stdout)

    assert (before["due"], after["due"]) == ("2020-02-19", "2020-02-21")


def test_a_year_without_notice_is_provisional() -> None:
    said = json.loads(run("answer", "--on", "received=2026-12-21", "--json").stdout)

    assert (said["due"], said["provisional"]) == ("2027-01-19", True)
    assert "（暂定）" in run("answer", "--on", "received=2026-12-21").stdout


def test_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "answer.svg"
    run("answer", "--on", "received=2026-03-02", "--svg", str(path), "-o", str(tmp_path / "steps.txt"))

    assert path.read_text(encoding="utf-8").startswith("<svg ")
    assert "2026-03-30" in (tmp_path / "steps.txt").read_text(encoding="utf-8")


def test_picture_and_text_do_not_go_to_the_same_place(tmp_path: Path) -> None:
    both, path = ("answer", "--on", "received=2026-03-02", "--svg"), str(tmp_path / "a.svg")
    for arguments in ((*both, "-"), (*both, "-", "--json"), (*both, path, "-o", path)):
        result = CliRunner().invoke(main, ["deadline", *arguments])
        assert result.exit_code == 2
        assert "图和文字都会写到" in result.stderr
        assert result.stdout == ""
    assert not (tmp_path / "a.svg").exists()
    alone = CliRunner().invoke(main, ["deadline", *both, "-", "-o", str(tmp_path / "steps.txt")])
    assert (alone.exit_code, alone.stdout[:5], alone.stdout[-7:]) == (0, "<svg ", "</svg>\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("weather", "--on", "received=2026-03-02"), "third_party_opinion"),
        (("answer",), "received"),
        (("answer", "--on", "recieved=2026-03-02"), "consultation_sent"),
        (("answer", "--on", "received=2026-02-30"), "EVENT=DATE"),
        (("answer", "--on", "received"), "EVENT=DATE"),
        (("answer", "--on", "received=2026-03-02", "--on", "received=2026-03-03"), "received"),
        (("answer", "--on", "received=2026-03-02", "--extend", "25"), "20"),
        (("answer", "--on", "received=2026-03-02", "--extend", "0"), "extend"),
        (("answer", "--on", "received=2008-04-30"), "2008-05-01"),
        (("answer", "--on", "received=2026-03-02", "--on", "corrected=2026-03-01"), "RQ-05"),
        (("answer", "--on", "received=2026-03-02", "--category", "licence"), "publication"),
        (("suit", "--on", "reply_received=2026-03-02", "--procedure", "simple"), "respondent_reply, review_decision, first_instance"),
        (("publication", "--on", "formed=2026-03-02", "--category", "weather"), "procurement_award"),
        (("respondent_reply", "--on", "copy_received=2023-03-02", "--procedure", "simple"), "2024-01-01"),
        (("answer", "--on", "received=2026-03-02", "--known-on", "2026-03-01"), "2026-03-02"),
        (("answer", "--on", "received=2041-01-02"), "现有 2008-01-01 至 2040-12-31"),
    ],
)
def test_wrong_usage_says_what_is_allowed(arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)

    assert result.exit_code == click.UsageError.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_the_help_fits_a_terminal() -> None:
    assert [line for line in run("--help").stdout.splitlines() if len(line) > 80] == []


def test_every_kind_says_from_which_event_it_runs() -> None:
    for kind in PeriodKind:
        assert f"the period for {kind} runs from" in run(kind.value).stderr


def test_the_column_of_a_catalogue_in_place_of_a_category() -> None:
    call = ["publication", "--on", "formed=2026-04-29", "--limit", "信息形成或者变更之日起10个工作日内"]
    data = json.loads(CliRunner().invoke(deadline, [*call, "--json"]).stdout)

    assert (data["due"], data["reasoning"][0]["article"]) == ("2026-05-15", "GRASS")
    assert CliRunner().invoke(deadline, call).stdout.startswith("主动公开政府信息：2026-05-15（周五）\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("publication --on formed=2026-04-29 --limit 每季度", "cannot tell by when"),
        ("publication --on formed=2026-04-29 --limit 及时公开 --category penalty", "in place of --category"),
        ("publication --on formed=2026-04-29 --limit 及时公开 --extend 3", "--extend does not go with --limit"),
        ("publication --on formed=2026-04-29 --on formed=2026-04-30 --limit 及时公开", "one --on formed=DATE"),
        ("publication --on formed=2019-04-29 --limit 及时公开", "2020-01-08"),
        ("publication --on formed=2041-04-29 --limit 及时公开", "calendar does not reach"),
        ("answer --on received=2026-04-29 --limit 及时公开", "--limit is for publication"),
    ],
)
def test_wrong_usage_of_a_column(arguments: str, told: str) -> None:
    done = CliRunner().invoke(deadline, [*arguments.split(), "--lang", "en"])

    assert done.exit_code == 2
    assert told in done.stderr


def test_the_settings_of_the_office_decide(tmp_path: Path) -> None:
    chosen = tmp_path / "office.toml"
    chosen.write_text('after_payment = "goes_on"\nreport_day = "workday_before"\ncorrection_period = 10\n', encoding="utf-8")
    fee = ("answer", "--on", "received=2026-03-02", "--on", "fee_notice_sent=2026-03-11", "--on", "paid=2026-03-20")
    report = ("department_report", "--on", "year_ended=2024-12-31")
    correction = ("correction", "--on", "notice_received=2026-04-30")

    def due(*more: str) -> list[str]:
        return [json.loads(run(*one, "--json", *more).stdout)["due"] for one in (fee, report, correction)]

    assert due() == ["2026-04-20", "2025-01-31", "2026-05-25"]
    assert due("--settings", str(chosen)) == ["2026-04-10", "2025-01-27", "2026-05-18"]
    assert "按本机关的设置，其余期间自次日起继续计算" in run(*fee, "--settings", str(chosen)).stdout

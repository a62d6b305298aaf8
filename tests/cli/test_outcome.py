"""`gongkai outcome`: one outcome, the whole catalogue, and what is wrong usage."""

import json

import pytest
from click import unstyle
from click.testing import CliRunner, Result
from rich.cells import cell_len

from gongkai.cli.outcome import outcome
from gongkai.law.outcomes import Outcome


def run(*arguments: str) -> Result:
    return CliRunner().invoke(outcome, arguments)


def test_what_does_not_exist_counts_as_not_held() -> None:
    done = run("not_exist", "--form", "cn-ogi-2021", "--on", "2026-05-06", "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "row": "requests.outcome.unavailable.not_held",
        "articles": ["OGI-R 36(4)"],
        "review_first": False,
    }


@pytest.mark.parametrize(
    ("arguments", "review_first"),
    [
        ("partial --ground refuse_third_party", True),
        ("partial --ground not_ogi", False),
        ("partial --ground refuse_third_party --ground not_exist", True),
        ("partial --ground not_exist --ground refuse_third_party", True),
        ("partial --ground not_exist --ground not_ogi", False),
        ("partial", None),
        ("refuse_internal", True),
        ("refuse_internal --on 2023-12-31", False),
    ],
)
def test_whether_reconsideration_comes_first(arguments: str, review_first: bool | None) -> None:
    assert json.loads(run(*arguments.split(), "--json").stdout)["review_first"] is review_first


def test_a_decision_needs_what_each_of_its_grounds_needs() -> None:
    shown = run("partial", "--ground", "refuse_third_party", "--ground", "not_exist", "--lang", "en").stdout

    assert "consult" in shown
    assert "search" in shown


def test_the_form_is_that_of_the_year_unless_chosen() -> None:
    def row(*arguments: str) -> str:
        return str(json.loads(run("abandoned_no_correction", *arguments, "--json").stdout)["row"])

    assert row("--on", "2020-06-01") == "requests.outcome.other_handling"
    assert row("--on", "2021-06-01") == row() == "requests.outcome.other_handling.no_correction"
    assert row("--form", "cn-ogi-2019") == "requests.outcome.other_handling"
    assert row("--on", "2021-06-01", "--form", "cn-ogi-2021") == row()


@pytest.mark.parametrize(
    ("day", "form", "used"), [("2026-05-06", "cn-ogi-2019", "cn-ogi-2021"), ("2020-06-01", "cn-ogi-2021", "cn-ogi-2019")]
)
def test_a_form_that_is_not_of_the_year_is_refused(day: str, form: str, used: str) -> None:
    refused = run("not_exist", "--on", day, "--form", form)

    assert refused.exit_code == 2
    assert f"格式 {form} 不是 {day[:4]} 年度的格式。请使用 {used}" in refused.stderr


def test_people_read_articles_and_what_the_decision_needs() -> None:
    chinese, english = run("refuse_state_secret").stdout, run("refuse_state_secret", "--lang", "en").stdout

    for part in ("不予公开：国家秘密", "第十四条", "定密证明", "是"):
        assert part in chinese
    for part in ("Refused: state secret", "art. 14", "evidence of the classification", "yes"):
        assert part in english


def test_without_a_code_it_lists_the_catalogue() -> None:
    lines = [json.loads(line) for line in run("--json").stdout.splitlines()]

    assert [line["code"] for line in lines] == [one.value for one in Outcome]
    assert list(lines[0]) == ["code", "row", "articles", "review_first"]
    table = run().stdout
    assert all(f" {one.value} " in table for one in Outcome)
    assert "视依据而定" in table


@pytest.mark.parametrize(
    ("language", "rows"), [("zh", ("无法提供·本机关不掌握相关政府信息", "其他处理")), ("en", ("denied: state secret",))]
)
def test_people_read_the_row_as_the_form_has_it(language: str, rows: tuple[str, ...]) -> None:
    table = run("--lang", language).stdout

    assert [name for name in rows if name not in table] == []
    assert "requests.outcome" not in table
    one = run("not_exist", "--lang", language).stdout
    assert "requests.outcome.unavailable.not_held" in one


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_eighty_columns_no_key_is_broken(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("gongkai.cli.outcome.is_terminal", lambda _: True)
    lines = [unstyle(line) for line in run("--lang", language).stdout.splitlines()]

    assert max(map(cell_len, lines)) <= 80
    assert all(any(line.strip().startswith(one.value) for line in lines) for one in Outcome)
    codes = {one.value for one in Outcome}
    assert {word for line in lines for word in line.split() if "_" in word} <= codes


def test_the_catalogue_of_2018_is_shorter() -> None:
    codes = [json.loads(line)["code"] for line in run("--on", "2018-06-01", "--form", "cn-ogi-2019", "--json").stdout.splitlines()]

    assert "not_exist" in codes
    assert "excessive" not in codes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("unknown_code", "already_public"),
        ("granted --form cn-ogi-2030", "cn-ogi-2021"),
        ("granted --ground not_exist", "partial"),
        ("--ground not_exist", "partial"),
        ("partial --ground granted", "refuse_third_party"),
        ("granted --on 2018-06-01", "--form"),
        ("excessive --on 2018-06-01 --form cn-ogi-2019", "2019-05-15"),
        ("--on 2008-04-30 --form cn-ogi-2019", "2008-04-30"),
    ],
)
def test_wrong_usage_says_what_is_allowed(arguments: str, told: str) -> None:
    done = run(*arguments.split())

    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""

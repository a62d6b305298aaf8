"""`gongkai fee`: the amount, its lines, and what is wrong usage."""

import json

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.fee import fee


def run(*arguments: str) -> Result:
    return CliRunner().invoke(fee, arguments)


def test_ninety_one_pages_cost_610_yuan() -> None:
    done = run("--by", "page", "--pages", "91", "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "yuan": 610,
        "lines": [
            {"from": 1, "to": 30, "count": 30, "rate": 0, "yuan": 0},
            {"from": 31, "to": 91, "count": 61, "rate": 10, "yuan": 610},
        ],
    }


def test_twelve_requests_in_a_month_cost_200_yuan_in_all() -> None:
    assert json.loads(run("--by", "request", "--count", "12", "--json").stdout)["yuan"] == 200


def test_earlier_requests_of_the_month_are_not_charged_again() -> None:
    found = json.loads(run("--by", "request", "--count", "1", "--before", "30", "--json").stdout)

    assert found == {"yuan": 200, "lines": [{"from": 31, "to": 31, "count": 1, "rate": 200, "yuan": 200}]}


def test_people_get_a_table_with_the_article() -> None:
    chinese, english = run("--by", "page", "--pages", "31"), run("--by", "page", "--pages", "31", "--lang", "en")

    assert chinese.stdout.startswith("共 10 元")
    assert "第五条" in chinese.stdout
    assert english.stdout.startswith("10 yuan")
    assert "art. 5" in english.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--pages 91", "--by"),
        ("--by page", "--pages"),
        ("--by page --pages 3 --count 2", "--count"),
        ("--by page --pages 3 --before 2", "--before"),
        ("--by request", "--count"),
        ("--by request --count 3 --pages 2", "--pages"),
        ("--by page --pages -1", "x>=0"),
        ("--by page --pages some", "some"),
        ("--by page --pages 3 --on yesterday", "yesterday"),
        ("--by page --pages 3 --on 2020-12-31", "2021-01-01"),
        ("--by request --count 100000000000", "100000"),
        ("--by request --count 1 --before 100000", "100001"),
    ],
)
def test_wrong_usage_says_what_is_wrong(arguments: str, told: str) -> None:
    done = run(*arguments.split())

    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""

"""`gongkai ledger report --against`: a filed report beside the recount."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.ledger_report import report
from gongkai.errors import InputRefused
from gongkai.ledger.chain import seal
from gongkai.ledger.codec import encode
from tests.report.compute.stories import story

Against = Callable[..., Result]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.jsonl"
    path.write_text("".join(f"{line}\n" for line in seal(story("carried_over").entries)), encoding="utf-8")
    return path


@pytest.fixture
def against(ledger: Path, tmp_path: Path) -> Against:
    """Compares the report that the ledger gives, with some cells altered (None: blank, "": not there)."""

    def called(*arguments: str, **cells: Any) -> Result:
        made = CliRunner().invoke(report, [str(ledger), "--year", "2023", "--json"])
        data = json.loads(made.stdout)
        for key, value in cells.items():
            name = key.replace("__", ".")
            if value == "":
                del data["reports"][0]["cells"][name]
            else:
                data["reports"][0]["cells"][name] |= {"value": value, "status": "blank" if value is None else "read"}
        path = tmp_path / "filed.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return CliRunner().invoke(report, [str(ledger), "--year", "2023", "--against", str(path), *arguments])

    return called


def test_a_report_that_is_what_the_ledger_gives(against: Against) -> None:
    done = against()

    assert done.exit_code == 0, done.output
    assert done.stdout == "filed.json：已逐格比对 190 格，与台账重算一致\n"
    assert against("--lang", "en").stdout == "filed.json: 190 cells compared, each as the ledger recounts it\n"


def test_each_difference_with_the_cases_behind_it(against: Against) -> None:
    done = against("--json", requests__carried_in__total=5, requests__received__natural_person=None, requests__carried_in__research="")

    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert list(data) == [
        "source",
        "against",
        "organ",
        "year",
        "form",
        "compared",
        "findings",
        "as_of",
        "last_recorded",
        "warnings",
        "left_out",
    ]
    assert (data["source"], data["against"], data["compared"]) == ("ledger.jsonl", "filed.json", 189)
    (finding,) = data["findings"]
    assert (finding["code"], finding["severity"], finding["status"]) == ("TO-14", "warning", "violated")
    assert (finding["cells"], finding["expected"], finding["actual"]) == (["requests.carried_in.total"], 4, 5)
    assert sorted(one["case"] for one in finding["cases"]) == [
        "open-for-long",
        "waits-for-correction",
        "waits-for-payment",
        "waits-for-third-party",
    ]


def test_a_blank_where_the_ledger_has_cases_cannot_be_compared_and_is_told(against: Against) -> None:
    done = against("--json", requests__carried_in__total=None)

    assert done.exit_code == 1
    assert [one["status"] for one in json.loads(done.stdout)["findings"]] == ["not_assessable"]


def test_a_table_for_people(against: Against) -> None:
    done = against("--lang", "en", requests__carried_in__total=5)

    assert done.exit_code == 1
    assert done.stdout.startswith("filed.json: 190 cells compared, 1 not as the ledger has them or blank (TO-14)\n")
    (line,) = [line for line in done.stdout.splitlines() if "carried in" in line]
    assert line.split()[:5] == ["carried", "in", "total", "5", "4"]
    assert "open-for-long" in line
    assert "结转" in against(requests__carried_in__total=5).stdout


def test_of_many_cases_people_see_twelve(tmp_path: Path) -> None:
    entries = story("carried_over").entries[:1]
    lines = [encode(one._replace(case=f"R-{number}")) for number in range(20) for one in entries]
    path, filed = tmp_path / "many.jsonl", tmp_path / "filed.json"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    year = str(entries[0].happened_on.year)
    data = json.loads(CliRunner().invoke(report, [str(path), "--year", year, "--json"]).stdout)
    data["reports"][0]["cells"]["requests.received.total"]["value"] = 21
    filed.write_text(json.dumps(data), encoding="utf-8")

    done = CliRunner().invoke(report, [str(path), "--year", year, "--against", str(filed)])
    assert done.exit_code == 1
    assert "R-11 等 20 件" in done.stdout
    assert "R-12" not in done.stdout


def test_counters_stand_behind_table_two(ledger: Path, tmp_path: Path) -> None:
    counters, filed = tmp_path / "c.csv", tmp_path / "filed.json"
    counters.write_text("key,value,source\ndisclosure.licensing.decisions,128,register\n", encoding="utf-8")
    call = [str(ledger), "--year", "2023", "--counters", str(counters)]
    data = json.loads(CliRunner().invoke(report, [*call, "--json"]).stdout)
    data["reports"][0]["cells"]["disclosure.licensing.decisions"]["value"] = 129
    filed.write_text(json.dumps(data), encoding="utf-8")

    (finding,) = json.loads(CliRunner().invoke(report, [*call, "--against", str(filed), "--json"]).stdout)["findings"]
    assert [one["source"] for one in finding["counters"]] == ["register"]
    assert "register" in finding["message"]


def test_a_published_page_is_taken(ledger: Path, two_years: tuple[Path, Path]) -> None:
    done = CliRunner().invoke(report, [str(ledger), "--year", "2023", "--against", str(two_years[1]), "--json"])

    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert data["organ"] == "清河市水利局"
    # The page has 4 received by natural persons, the ledger of that year none.
    assert {"requests.received.natural_person", "requests.received.total"} <= {one["cells"][0] for one in data["findings"]}
    assert data["compared"] == 28


def test_what_was_left_out_is_told_and_ends_with_one(ledger: Path, tmp_path: Path) -> None:
    filed = tmp_path / "filed.json"
    filed.write_text(CliRunner().invoke(report, [str(ledger), "--year", "2023", "--json"]).stdout, encoding="utf-8")
    ledger.write_text(ledger.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    call = [str(ledger), "--year", "2023", "--against", str(filed), "--keep-going"]

    done = CliRunner().invoke(report, call)
    assert done.exit_code == 1
    assert "与台账重算一致" in done.stdout
    assert "数字不完整" in done.stdout
    assert json.loads(CliRunner().invoke(report, [*call, "--json"]).stdout)["left_out"][0]["where"].startswith("ledger.jsonl:")


def test_wrong_usage(ledger: Path, two_years: tuple[Path, Path]) -> None:
    other = CliRunner().invoke(report, [str(ledger), "--year", "2023", "--against", str(two_years[0]), "--lang", "en"])
    both = CliRunner().invoke(report, [str(ledger), "--year", "2023", "--cell", "requests.received.total", "--against", str(two_years[1])])

    assert (other.exit_code, both.exit_code) == (2, 2)
    assert "--against takes one report of 2023, and 2022.md has 0" in other.stderr
    assert "--cell does not go with --against" in both.stderr


def test_a_report_that_cannot_be_read_is_refused(ledger: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(report, [str(ledger), "--year", "2023", "--against", str(tmp_path / "nowhere.html")])

    assert isinstance(done.exception, InputRefused)

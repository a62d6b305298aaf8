"""`gongkai ledger report`: the figures, the cases behind them, and what cannot be computed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.audit.codec import audited_from_json
from gongkai.cli.ledger_report import report
from gongkai.ledger.chain import seal
from gongkai.ledger.codec import encode
from gongkai.ledger.errors import LedgerError
from gongkai.report.codec import loads
from tests.cli.ledgers import written
from tests.report.compute.stories import ORGAN, story

Report = Callable[..., Result]


@pytest.fixture
def run() -> Report:
    """Runs the command in this process."""

    def called(*arguments: str | Path, given: bytes | None = None) -> Result:
        return CliRunner().invoke(report, [str(argument) for argument in arguments], input=given)

    return called


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.jsonl"
    path.write_text("".join(f"{line}\n" for line in seal(story("carried_over").entries)), encoding="utf-8")
    return path


def parsed(result: Result) -> Any:
    """The one object on standard output."""
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    return json.loads(line)


def test_json_has_the_shape_that_read_prints_and_the_cases_of_each_cell(run: Report, ledger: Path) -> None:
    data = parsed(run(ledger, "--year", "2023", "--json"))
    (one,) = data["reports"]

    assert list(data) == ["source", "reports", "issues", "as_of", "last_recorded", "warnings", "left_out", "counters", "cases"]
    assert data["source"] == "ledger.jsonl"
    assert (one["organ"], one["year"], one["form"], one["scope"], one["findings"]) == (ORGAN, 2023, "cn-ogi-2021", "own", [])
    assert one["cells"]["requests.carried_out.research"] == {"value": 1, "printed": None, "status": "computed", "at": None}
    assert data["cases"]["requests.carried_out.research"] == [{"case": "open-for-long", "entry": 1, "on": "2022-11-21", "why": "open"}]
    assert len(data["cases"]["requests.carried_in.total"]) == one["cells"]["requests.carried_in.total"]["value"] == 4
    assert list(data["cases"]) == list(one["cells"])


def test_other_commands_take_the_json(run: Report, ledger: Path) -> None:
    (one,) = audited_from_json(loads(run(ledger, "--year", "2023", "--json").stdout)).reports
    assert one.read.report.value("requests.carried_in.total") == 4


def test_a_table_for_people(run: Report, ledger: Path) -> None:
    out = run(ledger, "--year", "2023").stdout

    assert out.startswith(f"{ORGAN} 2023 cn-ogi-2021\n")
    assert [line.split()[1:] for line in out.splitlines() if "二、上年结转" in line] == [["1", "1", "1", "0", "1", "0", "4"]]


def test_one_cell_opens_into_its_cases(run: Report, ledger: Path) -> None:
    told = run(ledger, "--year", "2023", "--cell", "requests.outcome.total.total", "--json")

    assert parsed(told) == {
        "cell": "requests.outcome.total.total",
        "value": 3,
        "cases": [
            {"case": "waits-for-third-party", "entry": 7, "on": "2023-01-18", "why": "refuse_third_party"},
            {"case": "waits-for-correction", "entry": 7, "on": "2023-02-01", "why": "still_unclear"},
            {"case": "waits-for-payment", "entry": 6, "on": "2023-01-30", "why": "abandoned_fee"},
        ],
        "as_of": None,
        "last_recorded": "2024-01-29T17:00:00+08:00",
        "warnings": [],
        "left_out": [],
    }
    table = run(ledger, "--year", "2023", "--cell", "requests.outcome.total.total").stdout
    assert "requests.outcome.total.total = 3" in table
    assert "waits-for-payment" in table


def test_counters_make_table_two_and_stand_behind_it(run: Report, ledger: Path, tmp_path: Path) -> None:
    table, lines = tmp_path / "c.csv", tmp_path / "c.json"
    table.write_text("\ufeffkey,value,source\ndisclosure.fees.amount_wan,1.005,账簿\n", encoding="utf-8")
    lines.write_text('{"key": "disclosure.fees.amount_wan", "value": 1.005, "source": "账簿"}\n', encoding="utf-8")
    call = (ledger, "--year", "2023", "--json", "--counters")
    data = parsed(run(*call, table))

    assert data["reports"][0]["cells"]["disclosure.fees.amount_wan"]["value"] == 1.01
    assert data["counters"] == [{"key": "disclosure.fees.amount_wan", "value": 1.005, "source": "账簿", "lapsed": False, "at": "c.csv:2"}]
    assert parsed(run(*call, lines))["reports"] == data["reports"]
    assert parsed(run(*call, table, "--cell", "disclosure.fees.amount_wan"))["counters"] == data["counters"]
    assert "账簿" in run(*call[:3], "--counters", table, "--cell", "disclosure.fees.amount_wan").stdout


@pytest.mark.parametrize(
    ("instant", "granted"),
    [
        ("2023-01-08", 0),
        ("2023-01-09", 1),
        ("2023-01-09T11:59:59", 0),
        ("2023-01-09T12:00:00", 1),
        ("2023-01-09T00:00:00", 0),
        ("2023-01-09T03:59:59+00:00", 0),
        ("2023-01-09T04:00:00Z", 1),
    ],
)
def test_a_report_of_the_past_comes_out_as_it_was(run: Report, tmp_path: Path, instant: str, granted: int) -> None:
    path = tmp_path / "late.jsonl"
    path.write_text("".join(f"{encode(entry)}\n" for entry in story("recorded_late").entries), encoding="utf-8")
    data = parsed(run(path, "--year", "2022", "--as-of", instant, "--json"))

    assert data["reports"][0]["cells"]["requests.outcome.granted.total"]["value"] == granted


def test_warnings_are_part_of_what_is_said(run: Report, tmp_path: Path) -> None:
    path = tmp_path / "split.jsonl"
    path.write_text("".join(f"{encode(entry)}\n" for entry in story("split_astray").entries), encoding="utf-8")
    data = parsed(run(path, "--year", "2023", "--json"))

    assert [one["code"] for one in data["warnings"]][:2] == ["split_child_missing", "split_receipt"]
    assert data["warnings"][0]["cases"] == ["letter", "lost"]
    assert "split_child_missing: letter" in run(path, "--year", "2023").stdout
    assert "is not in the ledger" in run(path, "--year", "2023", "--lang", "en").stdout


def test_one_organ_of_several(run: Report, tmp_path: Path) -> None:
    path = tmp_path / "merged.jsonl"
    path.write_text("".join(f"{encode(entry)}\n" for entry in story("same_number").entries), encoding="utf-8")
    data = parsed(run(path, "--year", "2023", "--organ", "青山县林业局", "--json"))

    assert data["reports"][0]["organ"] == "青山县林业局"
    assert [one["case"] for one in data["cases"]["remedies.suit_direct.total"]] == ["b-suit"]


def test_standard_input_is_taken(run: Report, ledger: Path) -> None:
    assert parsed(run("-", "--year", "2023", "--json", given=ledger.read_bytes()))["source"] == "-"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--year", "2018"), "ledger.jsonl: 2018 年没有法定格式"),
        (("--year", "2023", "--form", "cn-ogi-2019"), "ledger.jsonl: 格式 cn-ogi-2019 不是 2023 年度的格式"),
        (("--year", "2018", "--form", "cn-ogi-2019"), "ledger.jsonl: 2018 年没有法定格式"),
        (("--year", "2023", "--form", "cn-ogi-2077"), "ledger.jsonl: 未知的格式 cn-ogi-2077"),
        (("--year", "2023", "--cell", "requests.nothing"), "ledger.jsonl: 格式 cn-ogi-2021 没有单元格 requests.nothing"),
        (("--year", "2023", "--as-of", "yesterday"), "'yesterday' is no day and no instant"),
        (("--year", "2023", "--as-of", "2023-02-30"), "'2023-02-30' is no day and no instant"),
        ((), "Missing option '--year'"),
    ],
)
def test_wrong_usage_is_told(run: Report, ledger: Path, options: tuple[str, ...], said: str) -> None:
    result = run(ledger, *options)

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_damaged_line_is_an_error(run: Report, ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes() + b"{}\n")
    damaged = run(ledger, "--year", "2023")

    assert "ledger.jsonl:28" in str(damaged.exception)


DRAFTLESS = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-10 Dispatched mode=post")
ASKED = ("2026-05-06 RequestArrived", "2026-05-06 Registered number=8")


@pytest.mark.parametrize("place", ["first", "last"])
def test_an_order_that_cannot_be_names_file_line_and_rule(run: Report, tmp_path: Path, place: str) -> None:
    stories = {"R_1": DRAFTLESS, "R_2": ASKED} if place == "first" else {"R_2": ASKED, "R_1": DRAFTLESS}
    refused = run(written(tmp_path / "l.jsonl", **stories), "--year", "2026")

    assert isinstance(refused.exception, LedgerError)
    assert refused.exception.where == f"l.jsonl:{3 if place == 'first' else 5}: R-1"
    assert refused.exception.rule == "RQ-20"


def test_the_rest_is_counted_on_demand_and_what_is_left_out_is_named(run: Report, tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", R_1=DRAFTLESS, R_2=ASKED)
    path.write_bytes(path.read_bytes() + b"{damaged\n")
    asked = (path, "--year", "2026", "--keep-going", "--cell", "requests.received.total")
    as_json, as_text = run(*asked, "--json"), run(*asked)
    found = json.loads(as_json.stdout)

    assert as_json.exit_code == as_text.exit_code == 1
    assert found["value"] == 1
    assert [one["where"] for one in found["left_out"]] == ["l.jsonl:3: R-1", "l.jsonl:6"]
    assert all(one["why"] and one["remedy"] for one in found["left_out"])
    assert "数字不完整" in as_text.stdout
    assert "l.jsonl:3: R-1: 发出答复" in as_text.stdout
    assert run(path, "--year", "2026").exit_code == 1


def test_keeping_on_without_need_changes_nothing(run: Report, ledger: Path) -> None:
    plain, going = run(ledger, "--year", "2023", "--json"), run(ledger, "--year", "2023", "--json", "--keep-going")
    assert (plain.exit_code, going.exit_code) == (0, 0)
    assert plain.stdout == going.stdout


def test_one_figure_of_an_organ_without_cases_is_no_silent_zero(run: Report, ledger: Path) -> None:
    asked = (ledger, "--year", "2023", "--organ", "nobody", "--cell", "requests.received.total")
    assert [one["code"] for one in parsed(run(*asked, "--json"))["warnings"]] == ["no_cases"]
    assert "no_cases" in run(*asked).stdout


def test_no_case_by_then_is_no_silent_zero(run: Report, ledger: Path) -> None:
    assert [one["code"] for one in parsed(run(ledger, "--year", "2023", "--as-of", "2010-01-01", "--json"))["warnings"]] == ["no_cases"]


def test_a_year_that_no_calendar_has_is_refused(run: Report, ledger: Path) -> None:
    assert run(ledger, "--year", "9999999").exit_code == 2


CLOSED = (
    "2026-03-02 RequestArrived",
    "2026-03-02 Registered number=7",
    "2026-03-16 Decided outcome=not_exist",
    "2026-03-16 Dispatched mode=post",
)


def altered(path: Path) -> Path:
    """A ledger of two cases, in which the outcome of the first was altered and its hash left as it was."""
    written(path, R_1=CLOSED, R_2=ASKED)
    path.write_bytes(path.read_bytes().replace(b"not_exist", b"granted"))
    return path


def test_an_altered_entry_is_refused_with_file_and_line_and_what_to_do(run: Report, tmp_path: Path) -> None:
    refused = run(altered(tmp_path / "l.jsonl"), "--year", "2026").exception

    assert isinstance(refused, LedgerError)
    assert (refused.where, refused.rule) == ("l.jsonl:3: R-1", "LR-15")
    assert "gongkai ledger verify" in refused.remedy


def test_an_altered_case_is_left_out_on_demand_and_named(run: Report, tmp_path: Path) -> None:
    asked = (altered(tmp_path / "l.jsonl"), "--year", "2026", "--keep-going", "--json")
    result = run(*asked)
    data = json.loads(result.stdout)

    assert result.exit_code == 1
    assert [(one["case"], one["where"]) for one in data["left_out"]] == [("R-1", "l.jsonl:3: R-1")]
    assert [one["case"] for one in data["cases"]["requests.received.total"]] == ["R-2"]
    assert data["cases"]["requests.outcome.total.total"] == []


def test_cases_without_hashes_are_counted_with_a_warning(run: Report, tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    path.write_text("".join(f"{encode(entry)}\n" for entry in story("carried_over").entries), encoding="utf-8")
    cases = list(dict.fromkeys(entry.case for entry in story("carried_over").entries))
    (warning,) = parsed(run(path, "--year", "2023", "--json"))["warnings"]

    assert (warning["code"], warning["cases"]) == ("unsealed", cases)
    assert "请核对 unsealed: " in run(path, "--year", "2023").stdout


@pytest.mark.parametrize(
    ("year", "as_of", "warned"),
    [
        ("2026", None, True),
        ("2050", None, True),
        ("2026", "2026-03-10", True),
        ("2026", "2026-12-30", True),
        ("2026", "2026-12-31T23:59:59", True),
        ("2026", "2026-12-31", False),
        ("2026", "2027-01-31", False),
        ("2025", None, False),
        ("2025", "2026-03-02", False),
    ],
)
def test_a_year_that_is_not_over_is_no_silent_carry_over(run: Report, tmp_path: Path, year: str, as_of: str | None, warned: bool) -> None:
    path = written(tmp_path / "l.jsonl", R_1=CLOSED, R_2=("2024-12-20 RequestArrived",))
    asked = (path, "--year", year, *(("--as-of", as_of) if as_of else ()))
    data = parsed(run(*asked, "--json"))

    assert [one["code"] for one in data["warnings"]] == ["year_not_over"] * warned
    assert ("year_not_over" in run(*asked, "--cell", "requests.carried_out.total").stdout) is warned
    assert (data["as_of"] is None) is (as_of is None)
    if as_of is None:
        assert data["last_recorded"].startswith("2026-03-16T")


def test_the_instants_are_those_that_the_figures_are_of(run: Report, tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", R_1=CLOSED)
    data = parsed(run(path, "--year", "2026", "--as-of", "2026-03-10T12:00:00", "--json"))

    assert data["as_of"] == "2026-03-10T12:00:00+08:00"
    assert data["last_recorded"].startswith("2026-03-02T")


def test_the_settings_of_the_office_decide(run: Report, tmp_path: Path) -> None:
    late = (
        "2022-12-01 RequestArrived",
        "2022-12-01 Registered number=7",
        "2022-12-30 Decided outcome=granted",
        "2023-01-03 Dispatched mode=post",
    )
    path, chosen = written(tmp_path / "l.jsonl", R_1=late), tmp_path / "office.toml"
    chosen.write_text('result_date = "made"\n', encoding="utf-8")
    asked = (path, "--year", "2023", "--as-of", "2024-01-31", "--cell", "requests.outcome.granted.total", "--json")

    assert parsed(run(*asked))["value"] == 1
    assert parsed(run(*asked, "--settings", chosen))["value"] == 0

"""`gongkai ledger explain`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.ledger import ledger
from gongkai.ledger.errors import LedgerError
from tests.cli.ledgers import ANSWERED, ASKED, written


def explain(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(ledger, ["explain", *map(str, arguments)], input=given)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(
        tmp_path / "ledger.jsonl",
        R_1=ANSWERED,
        R_2=ASKED,
        R_3=(
            "2026-03-02 RequestArrived",
            "2026-03-04 EntryStruck entry=1 reason=recorded_twice",
        ),
        V_1=("2026-04-10 ReviewFiled requests=R-1", "2026-04-20 CopyReceived"),
    )


def test_state_clock_timeline_and_what_may_happen_next(file: Path) -> None:
    result = explain(file, "--case", "R-2")

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("R-2：政府信息公开申请，已登记，办理中\n")
    for part in ("发函征求意见", "如始终未收到意见，为2026-04-22", "第三方提出意见", "2026-04-02", "接下来可以记录：", "收到意见、"):
        assert part in result.stdout, part


def test_as_data(file: Path) -> None:
    answer = json.loads(explain(file, "--case", "R-2", "--json").stdout)

    assert (answer["case"], answer["kind"], answer["state"]) == ("R-2", "request", "registered")
    assert (answer["answer"]["due"], answer["answer"]["latest_if_silent"]) == (None, "2026-04-22")
    assert {"date", "rule", "article", "text"} == answer["answer"]["reasoning"][0].keys()
    assert {"kind": "third_party_opinion", "due": "2026-04-02"}.items() <= answer["clocks"][1].items()
    assert answer["timeline"][3] == {
        "number": 4,
        "happened_on": "2026-03-12",
        "recorded_at": "2026-03-20T17:04:00+08:00",
        "type": "ConsultationServed",
        "data": {"party": "T-1"},
        "struck_by": None,
    }
    assert "OpinionReceived" in answer["permitted"]
    assert "CorrectedRequestReceived" not in answer["permitted"]


@pytest.mark.parametrize(
    ("as_of", "entries"), [("2026-03-11", 3), ("2026-03-20", 4), ("2026-03-20T17:03:59", 3), ("2026-03-20T17:04:00", 4)]
)
def test_as_it_was_known_at_an_instant(file: Path, as_of: str, entries: int) -> None:
    answer = json.loads(explain(file, "--case", "R-2", "--as-of", as_of, "--json").stdout)

    assert len(answer["timeline"]) == entries


def test_a_case_recorded_in_error_is_told_as_such(file: Path) -> None:
    result, answer = explain(file, "--case", "R-3", "--lang", "en"), json.loads(explain(file, "--case", "R-3", "--json").stdout)

    assert "recorded in error: every entry was struck" in result.stdout
    assert "RequestArrived (struck by entry 2)" in result.stdout
    assert (answer["state"], answer["permitted"], answer["timeline"][0]["struck_by"]) == (None, [], 2)


def test_a_review_has_no_answer_but_clocks(file: Path) -> None:
    answer = json.loads(explain(file, "--case", "V-1", "--json").stdout)

    assert answer["answer"] is None
    assert [(one["kind"], one["procedure"], one["due"]) for one in answer["clocks"]] == [
        ("respondent_reply", "simple", "2026-04-27"),
        ("respondent_reply", "ordinary", "2026-05-07"),
    ]
    assert "按简易程序" in explain(file, "--case", "V-1").stdout


def test_a_case_that_is_not_there(file: Path) -> None:
    assert "there is no case R-9" in str(explain(file, "--case", "R-9").exception)
    assert "by 2026-03-01T23:59:59" in str(explain(file, "--case", "R-2", "--as-of", "2026-03-01").exception)


def test_damaged_lines_of_other_cases_are_told_of_and_stop_nothing(file: Path) -> None:
    damaged = b"{\n" + file.read_bytes()

    result = explain("-", "--case", "R-1", given=damaged)

    assert result.exit_code == 0
    assert "1 行未能读取" in result.stderr
    assert "-:1: 该行不是 JSON 对象" in result.stderr
    assert explain("-", "--case", "R-1", "-q", given=damaged).stderr == ""


def test_a_day_that_is_none_is_wrong_usage(file: Path) -> None:
    assert explain(file, "--case", "R-1", "--as-of", "yesterday").exit_code == 2


def test_an_order_that_cannot_be_names_file_and_line(tmp_path: Path) -> None:
    draftless = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-10 Dispatched mode=post")
    path = written(tmp_path / "l.jsonl", R_1=ANSWERED, R_2=draftless)
    error = explain(path, "--case", "R-2").exception

    assert isinstance(error, LedgerError)
    assert (error.where, error.line) == (f"l.jsonl:{len(ANSWERED) + 3}: R-2", len(ANSWERED) + 3)

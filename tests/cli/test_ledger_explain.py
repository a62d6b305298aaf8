"""`gongkai ledger explain`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli.ledger import ledger
from gongkai.errors import ContractError
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


def test_the_day_that_a_decision_sets_is_shown(tmp_path: Path) -> None:
    path = written(
        tmp_path / "ledger.jsonl",
        V_1=(
            "2026-04-10 ReviewFiled requests=R-1",
            "2026-04-14 Accepted procedure=simple",
            "2026-05-06 ReviewConcluded result=ordered_anew",
            "2026-05-08 ComplianceOrdered until=2026-06-08",
        ),
    )

    (clock,) = json.loads(explain(path, "--case", "V-1", "--json").stdout)["clocks"]
    assert (clock["kind"], clock["due"], clock["provisional"]) == ("compliance", "2026-06-08", False)
    told = explain(path, "--case", "V-1").stdout
    assert any("履行复议决定、裁判" in line and "2026-06-08" in line for line in told.splitlines())
    assert "doing what the decision or judgment orders" in explain(path, "--case", "V-1", "--lang", "en").stdout


def test_what_the_calendar_does_not_reach_names_file_and_case(tmp_path: Path) -> None:
    path = written(tmp_path / "ledger.jsonl", R_9=("2041-03-04 RequestArrived",))

    result = explain(path, "--case", "R-9")
    assert isinstance(result.exception, ContractError)
    assert result.exception.where == "ledger.jsonl: R-9"
    assert result.exception.what.startswith("the calendar does not reach")


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


DRAFTLESS = ("2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-10 Dispatched mode=post", "2026-03-12 Drafted")


def test_an_order_that_cannot_be_ends_what_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "l.jsonl", R_1=ANSWERED, R_2=DRAFTLESS)
    line = len(ANSWERED) + 3
    result, answer = explain(path, "--case", "R-2"), json.loads(explain(path, "--case", "R-2", "--json").stdout)

    assert (result.exit_code, answer["state"], len(answer["timeline"]), answer["permitted"]) == (1, "registered", 2, [])
    assert answer["answer"]["due"] == "2026-03-30"
    assert f"文件第 {line} 行有误，该行及其后的内容未予考虑，其后另有本案 1 条记录；以下只到第 2 条记录为止。" in result.stdout
    assert f"l.jsonl:{line}: R-2: 发出答复（第 3 条，2026-03-10）不能在登记（第 2 条，2026-03-02）之后" in result.stdout
    assert "接下来可以记录" not in result.stdout
    broken = answer["broken"]
    assert (broken["line"], broken["where"], broken["of_this_case"]) == (line, f"l.jsonl:{line}: R-2", True)
    assert broken["not_considered"] == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"number":3', b'"number":"3"'),
        (b'"party":"T-1"', b'"party":"T-1","new":1'),
        (b'"role":"third_party"}', b'"role":'),
        (b'{"v":1,', b'{"v":1,,'),
    ],
    ids=["wrong kind", "unknown field", "cut", "no JSON"],
)
def test_a_damaged_line_of_the_case_ends_what_is_shown(file: Path, old: bytes, new: bytes) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(old, new)
    given = b"".join(lines)
    result, answer = explain("-", "--case", "R-2", given=given), json.loads(explain("-", "--case", "R-2", "--json", given=given).stdout)

    assert (result.exit_code, answer["state"], len(answer["timeline"])) == (1, "registered", 2)
    assert (answer["broken"]["line"], answer["broken"]["of_this_case"], answer["broken"]["not_considered"]) == (7, True, 1)
    assert "文件第 7 行有误" in result.stdout
    english = explain("-", "--case", "R-2", "--lang", "en", given=given).stdout
    assert "Line 7 of the file is broken. It and what follows are not considered (further entries of the case: 1)" in english
    assert result.stderr == "", "the line is told of once"
    other = explain("-", "--case", "R-1", given=given)
    assert (other.exit_code, "-:7:" in other.stderr) == (0, True)


def test_a_line_that_names_no_case_may_be_of_the_one_before(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    given = b"".join([*lines[:4], b"\xff\xfe\x00\n", *lines[4:]])
    first, second = (json.loads(explain("-", "--case", case, "--json", given=given).stdout) for case in ("R-1", "R-2"))

    assert (first["broken"]["line"], first["broken"]["of_this_case"], first["state"]) == (5, None, "answered")
    assert second["broken"] is None
    assert "第 5 行（可能属于本案）有误" in explain("-", "--case", "R-1", given=given).stdout


def test_an_entry_that_is_missing_ends_what_is_shown(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    answer = json.loads(explain("-", "--case", "R-1", "--json", given=b"".join([*lines[:1], *lines[2:]])).stdout)

    assert (len(answer["timeline"]), answer["broken"]["line"], answer["state"]) == (1, 2, "received")
    assert answer["broken"]["what"] == "entry 2 is missing"


def test_what_is_broken_after_an_instant_is_no_matter_then(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    given = b"".join([*lines[:3], lines[3].replace(b'"mode"', b'"way"'), *lines[4:]])

    assert json.loads(explain("-", "--case", "R-1", "--as-of", "2026-03-15", "--json", given=given).stdout)["broken"] is None
    assert json.loads(explain("-", "--case", "R-1", "--as-of", "2026-03-16", "--json", given=given).stdout)["broken"]["line"] == 4


def test_a_case_whose_first_line_is_broken_cannot_be_shown(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    damaged = explain("-", "--case", "R-1", given=b"".join([lines[0].replace(b'"organ"', b'"office"'), *lines[1:]])).exception
    missing = explain("-", "--case", "R-1", given=b"".join(lines[1:])).exception

    assert isinstance(damaged, LedgerError)
    assert isinstance(missing, LedgerError)
    assert (damaged.where, missing.where) == ("-:1: R-1", "-:1: R-1")
    assert "unknown field office" in damaged.what
    assert missing.what == "entry 1 is missing"


def test_an_altered_entry_ends_what_is_shown(file: Path) -> None:
    given = file.read_bytes().replace(b"not_exist", b"granted")
    result = explain("-", "--case", "R-1", "--json", given=given)
    answer = json.loads(result.stdout)

    assert result.exit_code == 1
    assert (len(answer["timeline"]), answer["broken"]["line"], answer["broken"]["not_considered"]) == (2, 3, 1)
    assert answer["broken"]["why"].startswith("LR-15")
    assert "gongkai ledger verify" in answer["broken"]["remedy"]
    assert result.stderr == ""
    assert explain("-", "--case", "R-2", "--json", given=given).exit_code == 0


def test_a_case_without_hashes_is_shown_with_a_warning(file: Path) -> None:
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    given = "".join(f"{json.dumps({key: one[key] for key in one if key != 'hash'})}\n" for one in entries).encode()

    assert json.loads(explain(file, "--case", "R-1", "--json").stdout)["warnings"] == []
    assert [one["code"] for one in json.loads(explain("-", "--case", "R-1", "--json", given=given).stdout)["warnings"]] == ["unsealed"]
    assert "请核对 unsealed: R-1" in explain("-", "--case", "R-1", given=given).stdout


def test_the_settings_of_the_office_decide(file: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "office.toml"
    chosen.write_text("consultation_stop = 'on_issue'\n", encoding="utf-8")
    usual, office = (json.loads(explain(file, "--case", "R-2", "--json", *more).stdout) for more in ((), ("--settings", chosen)))

    assert usual["answer"]["latest_if_silent"] == "2026-04-22"
    assert office["answer"]["latest_if_silent"] == "2026-04-23"


def test_what_is_about_a_public_service_unit_is_called_so_and_has_no_period_of_the_regulation(tmp_path: Path) -> None:
    path = written(
        tmp_path / "ledger.jsonl",
        R_1=("2026-03-02 RequestArrived public_service_unit=true", "2026-03-02 Registered number=7"),
        B_1=("2026-03-02 ComplaintArrived about=13-waterworks public_service_unit=true",),
        R_2=ANSWERED,
    )
    request, appeal, usual = (explain(path, "--case", case).stdout for case in ("R-1", "B-1", "R-2"))

    assert request.startswith("R-1：向公共企事业单位提出的申请，已登记，办理中\n")
    assert "第三十三条" not in request
    assert json.loads(explain(path, "--case", "R-1", "--json").stdout)["answer"] is None
    assert appeal.startswith("B-1：对公共企事业单位的申诉，已收到，待登记\n")
    assert "第五十五条" in appeal
    assert "appeal against a public service unit" in explain(path, "--case", "B-1", "--lang", "en").stdout
    assert "public_service_unit=true" in request
    assert "public_service_unit" not in usual

"""Tables of blocks under one another in running text: the disclosure table."""

from gongkai.reader.result import IssueCode
from gongkai.reader.settle import Settled, settle
from gongkai.reader.stacked import read_stacked
from gongkai.report.forms import form
from gongkai.report.model import Status
from tests.reader.table_texts import source_of

FORM = form("cn-ogi-2021")


@pytest.mark.parametrize("dress", DRESSES)
def test_clear_prints_are_read(dress: str) -> None:
    settled = _read(requests_text(FORM, lambda row: DRESSES[dress](CITY[row])))
    _expect(settled)
    assert settled.issues == []


def test_figures_that_run_together_are_inferred_and_said_so() -> None:
    settled = _read(requests_text(FORM, lambda row: "".join(map(str, CITY[row]))))
    _expect(settled, Status.INFERRED)
    assert {issue.code for issue in settled.issues} == {IssueCode.INFERRED_CELLS}


def test_places_are_those_of_the_figures() -> None:
    text = requests_text(FORM, lambda row: "".join(map(str, CITY[row])))
    for cell in _read(text).cells.values():
        assert isinstance(cell.at, TextPlace)
        assert text[cell.at.start : cell.at.end] == cell.printed == str(cell.value)


def test_a_report_with_a_fault_is_not_made_to_fit() -> None:
    """One more 予以公开 than the sums allow: what was printed is not known, and must not be invented."""
    wrong = {**CITY, "outcome.granted": (152, *CITY["outcome.granted"][1:])}
    cells = _read(requests_text(FORM, lambda row: "".join(map(str, wrong[row])))).cells
    granted = [cells[f"requests.outcome.granted.{column}"] for column in columns(FORM)]
    assert all(cell.status is Status.AMBIGUOUS and cell.value is None for cell in granted)
    assert cells["requests.outcome.partial.total"].value == 0


def test_lines_with_blanks_are_blank_cells() -> None:
    def lines(row: str) -> str:
        return "\n" + "".join(f"{figure or chr(0xA0)}\n" for figure in CITY[row])

    settled = _read(requests_text(FORM, lines).replace("\xa0", " "))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK
    assert settled.cells["requests.outcome.granted.natural_person"].value == 151
    assert all(cell.value != 0 for cell in settled.cells.values())


def test_dashes_that_run_together_are_blank_cells() -> None:
    settled = _read(requests_text(FORM, lambda row: "-" * 14 if row == "outcome.partial" else " ".join(map(str, CITY[row]))))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK


def test_a_label_around_its_figures() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n")
    text = text.replace(
        "2.其他法律行政法规禁止公开" + " ".join(map(str, CITY["outcome.denied.law_forbids"])),
        "2.其他法律行政法规禁\n 0 0 0 0 0 0 0\n止公开",
    )
    text = text.replace(
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)" + " ".join("0" * 7),
        "(二)部分公开(区分处理的,\n0 0 0 0 0 0 0\n只计这一情形,不计其他情形)",
    )
    _expect(_read(text))


def test_an_unknown_row_is_said_and_its_figures_are_left() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace("(七)总计", "(八)转交办理 1 2 3 4 5 6 7\n(七)总计")
    settled = _read(text)
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.UNKNOWN_ROW]


def test_columns_follow_the_header_not_the_form() -> None:
    swapped = HEADER.replace("商业企业科研机构", "科研机构商业企业")
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, swapped)
    settled = _read(text)
    assert settled.cells["requests.outcome.granted.research"].value == 3
    assert IssueCode.ODD_ORDER in {issue.code for issue in settled.issues}


def test_a_lost_header_is_said() -> None:
    settled = _read(requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, "申请人情况"))
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.MISSING_COLUMN]


def test_sentences_are_no_tables() -> None:
    text = "本年新收政府信息公开申请5件,予以公开3件,部分公开1件,结转下年度继续办理1件。"
    assert read_matrix(text, 0, len(text), "requests", source_of(text)) is None


def _stacked(text: str) -> Settled:
    table = read_stacked(text, 0, len(text), "disclosure", source_of(text))
    assert table is not None
    return settle(table, FORM)


@pytest.mark.parametrize("dress", DRESSES)
def test_clear_prints_are_read(dress: str) -> None:
    settled = _read(requests_text(FORM, lambda row: DRESSES[dress](CITY[row])))
    _expect(settled)
    assert settled.issues == []


def test_figures_that_run_together_are_inferred_and_said_so() -> None:
    settled = _read(requests_text(FORM, lambda row: "".join(map(str, CITY[row]))))
    _expect(settled, Status.INFERRED)
    assert {issue.code for issue in settled.issues} == {IssueCode.INFERRED_CELLS}


def test_places_are_those_of_the_figures() -> None:
    text = requests_text(FORM, lambda row: "".join(map(str, CITY[row])))
    for cell in _read(text).cells.values():
        assert isinstance(cell.at, TextPlace)
        assert text[cell.at.start : cell.at.end] == cell.printed == str(cell.value)


def test_a_report_with_a_fault_is_not_made_to_fit() -> None:
    """One more 予以公开 than the sums allow: what was printed is not known, and must not be invented."""
    wrong = {**CITY, "outcome.granted": (152, *CITY["outcome.granted"][1:])}
    cells = _read(requests_text(FORM, lambda row: "".join(map(str, wrong[row])))).cells
    granted = [cells[f"requests.outcome.granted.{column}"] for column in columns(FORM)]
    assert all(cell.status is Status.AMBIGUOUS and cell.value is None for cell in granted)
    assert cells["requests.outcome.partial.total"].value == 0


def test_lines_with_blanks_are_blank_cells() -> None:
    def lines(row: str) -> str:
        return "\n" + "".join(f"{figure or chr(0xA0)}\n" for figure in CITY[row])

    settled = _read(requests_text(FORM, lines).replace("\xa0", " "))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK
    assert settled.cells["requests.outcome.granted.natural_person"].value == 151
    assert all(cell.value != 0 for cell in settled.cells.values())


def test_dashes_that_run_together_are_blank_cells() -> None:
    settled = _read(requests_text(FORM, lambda row: "-" * 14 if row == "outcome.partial" else " ".join(map(str, CITY[row]))))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK


def test_a_label_around_its_figures() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n")
    text = text.replace(
        "2.其他法律行政法规禁止公开" + " ".join(map(str, CITY["outcome.denied.law_forbids"])),
        "2.其他法律行政法规禁\n 0 0 0 0 0 0 0\n止公开",
    )
    text = text.replace(
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)" + " ".join("0" * 7),
        "(二)部分公开(区分处理的,\n0 0 0 0 0 0 0\n只计这一情形,不计其他情形)",
    )
    _expect(_read(text))


def test_an_unknown_row_is_said_and_its_figures_are_left() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace("(七)总计", "(八)转交办理 1 2 3 4 5 6 7\n(七)总计")
    settled = _read(text)
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.UNKNOWN_ROW]


def test_columns_follow_the_header_not_the_form() -> None:
    swapped = HEADER.replace("商业企业科研机构", "科研机构商业企业")
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, swapped)
    settled = _read(text)
    assert settled.cells["requests.outcome.granted.research"].value == 3
    assert IssueCode.ODD_ORDER in {issue.code for issue in settled.issues}


def test_a_lost_header_is_said() -> None:
    settled = _read(requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, "申请人情况"))
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.MISSING_COLUMN]


def test_sentences_are_no_tables() -> None:
    text = "本年新收政府信息公开申请5件,予以公开3件,部分公开1件,结转下年度继续办理1件。"
    assert read_matrix(text, 0, len(text), "requests", source_of(text)) is None


def _stacked(text: str) -> Settled:
    table = read_stacked(text, 0, len(text), "disclosure", source_of(text))
    assert table is not None
    return settle(table, FORM)


def test_table_two() -> None:
    text = (
        "第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章0 1 74行政规范性文件26 22 895"
        "第二十条第(五)项信息内容本年处理决定数量行政许可 4575936 第二十条第(六)项信息内容本年处理决定数量行政处罚 148 行政强制 0 "
        "第二十条第(八)项信息内容本年收费金额(单位:万元)行政事业性收费4166.241619\n"
    )
    cells = _stacked(text).cells
    assert {key.removeprefix("disclosure."): str(cell.value) for key, cell in cells.items()} == {
        "rules.issued": "0", "rules.repealed": "1", "rules.in_force": "74",
        "normative_documents.issued": "26", "normative_documents.repealed": "22", "normative_documents.in_force": "895",
        "licensing.decisions": "4575936", "penalties.decisions": "148", "coercion.decisions": "0", "fees.amount_wan": "4166.241619",
    }  # fmt: skip


@pytest.mark.parametrize("dress", DRESSES)
def test_clear_prints_are_read(dress: str) -> None:
    settled = _read(requests_text(FORM, lambda row: DRESSES[dress](CITY[row])))
    _expect(settled)
    assert settled.issues == []


def test_figures_that_run_together_are_inferred_and_said_so() -> None:
    settled = _read(requests_text(FORM, lambda row: "".join(map(str, CITY[row]))))
    _expect(settled, Status.INFERRED)
    assert {issue.code for issue in settled.issues} == {IssueCode.INFERRED_CELLS}


def test_places_are_those_of_the_figures() -> None:
    text = requests_text(FORM, lambda row: "".join(map(str, CITY[row])))
    for cell in _read(text).cells.values():
        assert isinstance(cell.at, TextPlace)
        assert text[cell.at.start : cell.at.end] == cell.printed == str(cell.value)


def test_a_report_with_a_fault_is_not_made_to_fit() -> None:
    """One more 予以公开 than the sums allow: what was printed is not known, and must not be invented."""
    wrong = {**CITY, "outcome.granted": (152, *CITY["outcome.granted"][1:])}
    cells = _read(requests_text(FORM, lambda row: "".join(map(str, wrong[row])))).cells
    granted = [cells[f"requests.outcome.granted.{column}"] for column in columns(FORM)]
    assert all(cell.status is Status.AMBIGUOUS and cell.value is None for cell in granted)
    assert cells["requests.outcome.partial.total"].value == 0


def test_lines_with_blanks_are_blank_cells() -> None:
    def lines(row: str) -> str:
        return "\n" + "".join(f"{figure or chr(0xA0)}\n" for figure in CITY[row])

    settled = _read(requests_text(FORM, lines).replace("\xa0", " "))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK
    assert settled.cells["requests.outcome.granted.natural_person"].value == 151
    assert all(cell.value != 0 for cell in settled.cells.values())


def test_dashes_that_run_together_are_blank_cells() -> None:
    settled = _read(requests_text(FORM, lambda row: "-" * 14 if row == "outcome.partial" else " ".join(map(str, CITY[row]))))
    assert settled.cells["requests.outcome.partial.total"].status is Status.BLANK


def test_a_label_around_its_figures() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n")
    text = text.replace(
        "2.其他法律行政法规禁止公开" + " ".join(map(str, CITY["outcome.denied.law_forbids"])),
        "2.其他法律行政法规禁\n 0 0 0 0 0 0 0\n止公开",
    )
    text = text.replace(
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)" + " ".join("0" * 7),
        "(二)部分公开(区分处理的,\n0 0 0 0 0 0 0\n只计这一情形,不计其他情形)",
    )
    _expect(_read(text))


def test_an_unknown_row_is_said_and_its_figures_are_left() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace("(七)总计", "(八)转交办理 1 2 3 4 5 6 7\n(七)总计")
    settled = _read(text)
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.UNKNOWN_ROW]


def test_columns_follow_the_header_not_the_form() -> None:
    swapped = HEADER.replace("商业企业科研机构", "科研机构商业企业")
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, swapped)
    settled = _read(text)
    assert settled.cells["requests.outcome.granted.research"].value == 3
    assert IssueCode.ODD_ORDER in {issue.code for issue in settled.issues}


def test_a_lost_header_is_said() -> None:
    settled = _read(requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n").replace(HEADER, "申请人情况"))
    _expect(settled)
    assert [issue.code for issue in settled.issues] == [IssueCode.MISSING_COLUMN]


def test_sentences_are_no_tables() -> None:
    text = "本年新收政府信息公开申请5件,予以公开3件,部分公开1件,结转下年度继续办理1件。"
    assert read_matrix(text, 0, len(text), "requests", source_of(text)) is None


def _stacked(text: str) -> Settled:
    table = read_stacked(text, 0, len(text), "disclosure", source_of(text))
    assert table is not None
    return settle(table, FORM)


def test_table_two() -> None:
    text = (
        "第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章0 1 74行政规范性文件26 22 895"
        "第二十条第(五)项信息内容本年处理决定数量行政许可 4575936 第二十条第(六)项信息内容本年处理决定数量行政处罚 148 行政强制 0 "
        "第二十条第(八)项信息内容本年收费金额(单位:万元)行政事业性收费4166.241619\n"
    )
    cells = _stacked(text).cells
    assert {key.removeprefix("disclosure."): str(cell.value) for key, cell in cells.items()} == {
        "rules.issued": "0", "rules.repealed": "1", "rules.in_force": "74",
        "normative_documents.issued": "26", "normative_documents.repealed": "22", "normative_documents.in_force": "895",
        "licensing.decisions": "4575936", "penalties.decisions": "148", "coercion.decisions": "0", "fees.amount_wan": "4166.241619",
    }  # fmt: skip


def test_table_two_run_together_stays_open_where_no_rule_decides() -> None:
    settled = _stacked("第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件262895\n")
    assert [settled.cells[f"disclosure.rules.{column}"].value for column in ("issued", "repealed", "in_force")] == [0, 0, 0]
    assert settled.cells["disclosure.normative_documents.in_force"].status is Status.AMBIGUOUS
    assert any("895" in issue.zh for issue in settled.issues if issue.code is IssueCode.AMBIGUOUS_CELLS)

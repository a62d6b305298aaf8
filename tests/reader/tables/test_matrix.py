"""Tables of rows by columns in running text, in every dress that real pages give them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.reader.result import IssueCode
from gongkai.reader.tables.matrix import read_matrix
from gongkai.reader.tables.settle import Settled, settle
from gongkai.report.forms import form
from gongkai.report.model import Status
from gongkai.report.place import TextPlace
from tests.reader.tables.table_texts import HEADER, balanced, columns, requests_text, rows, source_of

FORM = form("cn-ogi-2021")
CITY = balanced(
    FORM,
    {
        "outcome.granted": (151, 3, 0, 0, 2, 0),
        "outcome.denied.deliberative": (12, 0, 0, 1, 0, 0),
        "outcome.unavailable.not_held": (40, 10, 0, 0, 0, 5),
        "carried_in": (7, 0, 0, 0, 0, 0),
        "carried_out": (11, 1, 0, 0, 0, 0),
    },
)


def _read(text: str) -> Settled:
    table = read_matrix(text, 0, len(text), "requests", source_of(text))
    assert table is not None
    return settle(table, FORM)


def _expect(settled: Settled, status: Status = Status.READ) -> None:
    found = {key: (cell.value, cell.status) for key, cell in settled.cells.items()}
    expected = {
        f"requests.{row}.{column}": (figure, status)
        for row, figures in CITY.items()
        for column, figure in zip(columns(FORM), figures, strict=True)
    }
    assert found == expected


DRESSES: dict[str, Callable[[tuple[int, ...]], str]] = {
    "spaces": lambda figures: " " + " ".join(map(str, figures)) + " ",
    "one a line": lambda figures: "\n" + "\n".join(map(str, figures)) + "\n",
    "one a line, lines between": lambda figures: "\n\n" + "\n\n".join(map(str, figures)) + "\n\n",
    "pipes": lambda figures: " | " + " | ".join(map(str, figures)) + " |\n| ",
    "padded pipes": lambda figures: "|||" + "|".join(map(str, figures)) + "|\n",
    "pipe and line": lambda figures: "|\n" + "|\n".join(map(str, figures)) + "|\n",
    "bars on their own lines": lambda figures: "\n|\n" + "\n|\n".join(map(str, figures)) + "\n|\n",
    "page number between": lambda figures: "\n" + " ".join(map(str, figures)) + "\n- 3 -\n",
    "bare page number": lambda figures: "\n" + "  ".join(map(str, figures)) + "\n4\n",
}


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


figures = st.integers(0, 30)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(rows(FORM)[2:-2]), st.tuples(*[figures] * 6), max_size=6), st.booleans())
def test_what_is_inferred_is_right(outcomes: dict[str, tuple[int, ...]], faulty: bool) -> None:
    """Whatever the figures: run together they come out right or open, never wrong; also when the report does not add up."""
    printed = balanced(FORM, outcomes)
    if faulty:
        printed["received"] = (printed["received"][0] + 1, *printed["received"][1:])
    cells = _read(requests_text(FORM, lambda row: "".join(map(str, printed[row])))).cells
    for row, values in printed.items():
        for column, value in zip(columns(FORM), values, strict=True):
            cell = cells.get(f"requests.{row}.{column}")
            assert cell is None or cell.value in {None, value}


def test_a_row_at_the_end_of_the_source_may_be_cut() -> None:
    text = requests_text(FORM, lambda row: " ".join(map(str, CITY[row])) + "\n")
    cut = text[: text.rindex(" ")] + " 1"
    assert "requests.carried_out.total" not in _read(cut).cells
    assert _read(text[: text.rindex("\n\n")]).cells["requests.carried_out.total"].value == 12


def test_labels_of_other_tables_do_not_fill_a_row_that_was_left_blank() -> None:
    """(七)总计 and 四 stand together above the figures of one of them; 总计 stands again in the header of the next table."""
    dress = {"outcome.total": "\n\n", "carried_out": "\n\n5\n\n0\n\n0\n\n0\n\n0\n\n0\n\n5\n\n"}
    text = requests_text(FORM, lambda row: dress.get(row, "\n\n" + "0\n\n" * 7)) + "结果维持\n总计\n\n24\n"
    settled = _read(text)
    assert {cell.value for key, cell in settled.cells.items() if ".carried_out." in key} == {None}
    assert not any(".outcome.total." in key for key in settled.cells)


def test_where_blanks_leave_no_trace_a_row_that_does_not_add_up_may_be_two() -> None:
    """Two labels stand together above the figures of both; the first has two, the second five."""
    dress = {"outcome.granted": "\n\n5\n\n5\n\n", "outcome.partial": "\n\n", "outcome.total": "\n\n13\n\n13\n\n19\n\n2\n\n1\n\n1\n\n23\n\n"}
    text = requests_text(FORM, lambda row: dress.get(row, "\n\n0" * 7 + "\n\n"))
    cells = _read(text).cells
    assert {cells[f"requests.outcome.total.{column}"].value for column in columns(FORM)} == {None}
    assert cells["requests.carried_out.total"].value == 0
    alone = {"outcome.total": dress["outcome.total"]}
    cells = _read(requests_text(FORM, lambda row: alone.get(row, "\n\n0" * 7 + "\n\n"))).cells
    assert cells["requests.outcome.total.total"].value == 23, "nothing is torn here: a sum that is wrong is read as printed"

"""PDF: whole files, from typst's pages to documents."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from gongkai.errors import GongkaiError, InputRefused
from gongkai.reader.document import GRID_MARK, Document, Media
from gongkai.reader.result import IssueCode
from gongkai.reader.source.pdf import pdf_document
from gongkai.report.place import BoxPlace
from tests.reader.source.mutations import mutated
from tests.reader.source.pdf.pages import figure, page, pdf, raw, requests_table, texts

NUMBERED = "context align(center)[— #counter(page).display() —]"
NARROW = "(0.8fr, 1fr, 2.4fr" + ", 1.5fr" * 7 + ")"
TALL = "900mm"


@cache
def unbroken(columns: str) -> list[list[str | None]]:
    """The table of requests as it is read from a single page."""
    document, _ = pdf_document(pdf(page(requests_table(columns=columns), height=TALL)))
    assert len(document.grids) == 1
    return texts(document.grids[0])


def test_a_statutory_table_is_unfolded() -> None:
    rows = unbroken(NARROW)

    assert rows[0] == ["", "", "", *["申请人情况"] * 7]
    assert rows[1] == ["", "", "", "自然人", *["法人或其他组织"] * 5, "总计"]
    assert rows[2] == ["", "", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert rows[3] == [*["一、本年新收政府信息公开申请数量"] * 3, *(figure(0, column) for column in range(7))]
    assert rows[8] == ["三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开", *(figure(5, column) for column in range(7))]
    assert rows[26] == ["三、本年度办理结果", *["（七）总计"] * 2, *(figure(23, column) for column in range(7))]
    assert rows[27:] == [[*["四、结转下年度继续办理"] * 3, *(figure(24, column) for column in range(7))]]


def test_spanning_cells_are_one_object_and_know_where_they_begin() -> None:
    document, _ = pdf_document(pdf(page(requests_table(), height=TALL)))
    rows = document.grids[0].rows

    assert rows[1][3] is rows[2][3]
    assert rows[5][0] is rows[20][0]
    cell = rows[5][0]
    assert cell is not None
    assert (cell.row, cell.column) == (5, 0)


@pytest.mark.parametrize("columns", [NARROW, "(1.2fr, 1.4fr, 5fr" + ", 1.6fr" * 7 + ")"], ids=["narrow", "wide"])
@pytest.mark.parametrize("height", range(0, 520, 40))
def test_a_table_broken_anywhere_reads_as_the_whole_one(height: int, columns: str) -> None:
    source = page(f"#v({height}pt)\n三、收到和处理\n" + requests_table(columns=columns), footer=NUMBERED)
    document, issues = pdf_document(pdf(source))

    assert [texts(grid) for grid in document.grids] == [unbroken(columns)]
    assert document.text == f"三、收到和处理\n{GRID_MARK}\n"
    assert issues == ()


@pytest.mark.parametrize("height", [200, 330, 460])
def test_a_header_printed_again_on_each_page_stands_once(height: int) -> None:
    document, _ = pdf_document(pdf(page(f"#v({height}pt)\n文\n" + requests_table(columns=NARROW, repeats_header=True))))

    assert [texts(grid) for grid in document.grids] == [unbroken(NARROW)]


def test_a_heading_between_tables_keeps_them_apart() -> None:
    body = requests_table(rows=4) + "\n#pagebreak()\n四、复议\n" + requests_table(rows=4)
    document, _ = pdf_document(pdf(page(body)))

    assert document.text == f"{GRID_MARK}\n四、复议\n{GRID_MARK}\n"


def test_tables_of_other_columns_are_other_tables() -> None:
    body = "#table(columns: (1fr, 1fr), [甲], [1])\n#pagebreak()\n#table(columns: (1fr, 2fr), [乙], [2])"
    document, _ = pdf_document(pdf(page(body)))

    assert [texts(grid) for grid in document.grids] == [[["甲", "1"]], [["乙", "2"]]]


def test_places_are_boxes_on_their_page() -> None:
    document, _ = pdf_document(pdf(page("#v(300pt)\n公开12条。\n" + requests_table(columns=NARROW))))
    last = document.grids[0].rows[-1][-1]
    start = document.text.index("12")
    found = document.locate(start, start + 2)

    assert last is not None
    assert isinstance(last.at, BoxPlace)
    assert last.at.page == 2
    assert isinstance(found, BoxPlace)
    assert found.page == 1
    assert 70 + 2 * 10.5 <= found.x0 < found.x1 <= 70 + 5 * 10.5
    assert 365 < found.top < found.bottom < 385


def test_blank_cells_are_there_and_have_the_place_of_their_box() -> None:
    document, _ = pdf_document(pdf(page("#table(columns: (100pt, 50pt), [甲], [])")))
    cell = document.grids[0].rows[0][1]

    assert cell is not None
    assert cell.text == ""
    assert isinstance(cell.at, BoxPlace)
    assert (round(cell.at.x1 - cell.at.x0), cell.at.page) == (50, 1)


@pytest.mark.parametrize("footer", ["- 3 -", "— 4 —", "3/12", "7", "第3页 共9页"])
def test_page_numbers_are_no_prose(footer: str) -> None:
    document, _ = pdf_document(pdf(page('公开情况\n\n5\n\n#"- 6 -"', footer=f'"{footer}"')))

    assert document.text == "公开情况\n5\n- 6 -\n"


def test_two_reports_side_by_side_are_read_one_after_the_other() -> None:
    def column(name: str) -> str:
        return f"[{name}年度报告\n\n三、收到和处理\n{requests_table(columns=NARROW)}\n{name}其他事项]"

    body = f"#grid(columns: (1fr, 1fr), column-gutter: 20mm, {column('甲县')}, {column('乙县')})"
    document, issues = pdf_document(pdf(page(body, width="420mm", height="500mm")))

    assert document.text == "".join(f"{name}年度报告\n三、收到和处理\n{GRID_MARK}\n{name}其他事项\n" for name in ("甲县", "乙县"))
    assert [texts(grid) for grid in document.grids] == [unbroken(NARROW)] * 2
    assert [issue.code for issue in issues] == [IssueCode.SIDE_BY_SIDE]


def test_tables_side_by_side_under_one_line_of_prose_are_one_report() -> None:
    table = "table(columns: 4, ..range(12).map(n => [#(n + 10)]))"
    body = "本年度收到行政复议和行政诉讼的情况如下表所示，两个表并列在一行里" * 2 + f"\n#grid(columns: (1fr, 1fr), {table}, {table})"
    document, issues = pdf_document(pdf(page(body)))

    assert len(document.grids) == 2
    assert issues == ()


def test_columns_without_rules_stand_apart() -> None:
    document, _ = pdf_document(pdf(page("#grid(columns: (60mm, 20mm, 20mm), row-gutter: 8pt, [规章], [12], [3], [行政许可], [], [45])")))
    lines = document.text.splitlines()

    assert document.grids == ()
    assert [line.split() for line in lines] == [["规章", "12", "3"], ["行政许可", "45"]]
    assert all("  " in line for line in lines)


def test_a_frame_around_text_or_page_is_no_table() -> None:
    body = "#rect(width: 100%, height: 90%)[一、总体情况\n#table(columns: 2, [甲], [1])\n二、主动公开]"
    document, _ = pdf_document(pdf(page(body)))

    assert document.text == f"一、总体情况\n{GRID_MARK}\n二、主动公开\n"
    assert texts(document.grids[0]) == [["甲", "1"]]


def test_a_page_of_too_many_lines_is_read_without_tables_and_says_so() -> None:
    rules = b"".join(b"%d 50 m %d 550 l S 50 %d m 550 %d l S\n" % (x, x, x, x) for x in range(50, 551, 5))
    document, issues = pdf_document(raw(rules + b"BT /F 10 Tf 60 600 Td (12) Tj ET"))

    assert (document.media, document.text, document.grids) == (Media.PDF, "12\n", ())
    assert [issue.code for issue in issues] == [IssueCode.UNREADABLE_VALUE]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_are_read_as_they_are_shown(rotate: int) -> None:
    matrix = {0: "1 0 0 1 100 400", 90: "0 1 -1 0 300 400", 180: "-1 0 0 -1 300 400", 270: "0 -1 1 0 300 400"}[rotate]
    document, _ = pdf_document(raw(f"BT /F 10 Tf {matrix} Tm (12 345) Tj ET".encode(), rotate=rotate))

    assert document.text == "12 345\n"


def test_what_stands_off_the_page_is_not_read() -> None:
    document, _ = pdf_document(raw(b"BT /F 10 Tf 60 600 Td (12) Tj 0 5000 Td (99) Tj ET"))

    assert document.text == "12\n"


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        pdf_document(content)
    assert caught.value.remedy
    return str(caught.value)


def test_pictures_are_refused_with_advice() -> None:
    assert "OCR" in refusal(raw(b"10 10 100 100 re f"))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"\0" * 1000, b"PK\x03\x04"])
def test_what_is_no_pdf_is_damaged(content: bytes) -> None:
    assert "damaged" in refusal(content)


def test_encrypted_files_are_refused() -> None:
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"00" * 32, b"00" * 32)

    assert "encrypted" in refusal(raw(b"").replace(b"/Root 1 0 R", b"/Root 1 0 R" + encrypt))


def test_too_many_pages_are_refused() -> None:
    assert "pages" in refusal(pdf(page("#for _ in range(301) [文 #pagebreak(weak: true)]", height="60mm")))


def damaged_files() -> Iterator[bytes]:
    small = raw(b"50 50 100 50 re S 50 50 50 50 re S BT /F 10 Tf 60 60 Td (12) Tj 40 0 Td (345) Tj ET")
    yield from mutated(small, 500, seed=1)
    yield from mutated(pdf(page(requests_table(rows=2), height="100mm")), 60, seed=2)
    chance = Random(3)  # noqa: S311 - a test that can be repeated, no secret
    operators = [b"re", b"S", b"m", b"l", b"cm", b"Tj", b"Td", b"Tf", b"BT", b"ET", b"q", b"Q", b"Tm", b"h", b"c", b"Do", b"gs", b"TJ"]
    for _ in range(300):
        words = [chance.choice((b"%d" % chance.randrange(-999, 9999), b"1e9", b"(12)", b"/F", b"[(1)2]", *operators)) for _ in range(60)]
        yield raw(b" ".join([b"BT /F 10 Tf 60 60 Td (12) Tj ET", *words]))


def test_damaged_files_never_break_it() -> None:
    outcomes: set[type] = set()
    for content in damaged_files():
        try:
            outcomes.add(type(pdf_document(content)[0]))
        except GongkaiError:
            outcomes.add(GongkaiError)

    assert outcomes == {Document, GongkaiError}

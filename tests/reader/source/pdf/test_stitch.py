"""Parts of a table over pages: what is joined, and what must never be."""

from gongkai.reader.source.pdf.stitch import continues, stitched
from gongkai.reader.source.pdf.tables import Part, PdfCell
from gongkai.report.place import BoxPlace

Texts = list[list[str]]


def part(page: int, rows: Texts, xs: tuple[float, ...] = (50.0, 100.0, 200.0, 250.0), spans: tuple[tuple[int, int, int], ...] = ()) -> Part:
    """A part with those texts; a span (column, first row, last row) makes the cells there one."""
    cells = [
        [PdfCell(text, BoxPlace(page, 10.0 * column, 20.0 * row, 1, 1)) for column, text in enumerate(of)] for row, of in enumerate(rows)
    ]
    for column, first, last in spans:
        for row in range(first, last + 1):
            cells[row][column] = cells[first][column]
    return Part(page, xs, tuple(20.0 * row for row in range(len(rows) + 1)), tuple(tuple(row) for row in cells))


def read(*parts: Part) -> Texts:
    return [["" if cell is None else "".join(cell.text.split()) for cell in row] for row in stitched(parts)]


def test_a_label_cut_by_the_break_is_one_row_with_its_values() -> None:
    for above, below in ((["", "2.其他法律行政法规", "5"], ["", "禁止公开", ""]), (["", "2.其他法律行政法规", ""], ["", "禁止公开", "5"])):
        assert read(part(1, [["", "1.属于国家秘密", "3"], above]), part(2, [below, ["", "3.其他", "4"]])) == [
            ["", "1.属于国家秘密", "3"],
            ["", "2.其他法律行政法规禁止公开", "5"],
            ["", "3.其他", "4"],
        ]


def test_values_below_a_label_that_stayed_above_are_its_row() -> None:
    assert read(part(1, [["", "重复申请", ""]]), part(2, [["", "", "5"]])) == [["", "重复申请", "5"]]


def test_two_rows_with_values_stay_two() -> None:
    rows = [["", "某项", "1"]], [["", "另项", "2"]]

    assert read(part(1, rows[0]), part(2, rows[1])) == [*rows[0], *rows[1]]


def test_a_row_of_blanks_is_a_row_when_its_label_is_one() -> None:
    for above, below in (("行政处罚", "行政强制"), ("行政处罚", "行政检查"), ("1.属于国家秘密", "2.某某"), ("某项", "重复申请")):
        rows = [["", "行政许可", "1"], ["", above, "5"]], [["", below, ""]]
        assert read(part(1, rows[0]), part(2, rows[1])) == [*rows[0], *rows[1]]


def test_a_group_label_cut_by_the_break_brackets_rows_on_both_pages() -> None:
    above = part(1, [["（四）无", "1.本机关不掌握", "1"]])
    below = part(2, [["法提供", "2.没有现成信息", "2"], ["", "3.补正后", "3"]], spans=((0, 0, 1),))
    rows = stitched([above, below])

    assert [["".join(cell.text.split()) for cell in row if cell] for row in rows] == [
        ["（四）无法提供", "1.本机关不掌握", "1"],
        ["（四）无法提供", "2.没有现成信息", "2"],
        ["（四）无法提供", "3.补正后", "3"],
    ]
    assert rows[0][0] is rows[2][0]


def test_a_group_goes_on_where_its_label_is_not_printed_again() -> None:
    above = part(1, [["（四）无法提供", "1.本机关不掌握", "1"], ["", "2.没有现成信息", "2"]], spans=((0, 0, 1),))

    assert read(above, part(2, [["", "3.补正后", "3"]]))[2] == ["（四）无法提供", "3.补正后", "3"]


def test_a_new_group_is_not_the_one_above() -> None:
    above, below = [["（三）不予公开", "8.属于行政查询事项", "1"]], [["（四）无法提供", "1.本机关不掌握", "2"]]

    assert read(part(1, above), part(2, below)) == [*above, *below]


def test_a_label_column_that_is_blank_beside_values_gets_no_label_from_above() -> None:
    above, below = [["规章", "", "1"]], [["", "", "2"]]

    assert read(part(1, above), part(2, below)) == [*above, *below]


def test_a_repeated_header_stands_once_and_a_repeated_row_of_figures_twice() -> None:
    header, row = ["", "项目", "件数"], ["", "规章", "1"]

    assert read(part(1, [header, row]), part(2, [header, row])) == [header, row, row]


def test_a_group_may_go_on_over_three_pages() -> None:
    parts = [part(n, [["三、本年度办理结果" if n == 1 else "", f"{n}.某项", str(n)]]) for n in (1, 2, 3)]
    rows = stitched(parts)

    assert rows[0][0] is rows[1][0] is rows[2][0]
    assert [(cell.row, cell.column) for cell in (rows[0][0], rows[2][1]) if cell] == [(0, 0), (2, 1)]


def test_a_part_with_fewer_rules_fits_into_the_columns_of_the_other() -> None:
    above = part(1, [["", "申请人"]], xs=(50.0, 100.0, 250.0))
    rows = stitched([above, part(2, [["", "自然人", "总计"]])])

    assert rows[0][1] is rows[0][2]
    assert len(rows[0]) == len(rows[1]) == 3


def test_only_parts_of_the_same_columns_continue_each_other() -> None:
    above = part(1, [["", "", ""]])

    assert continues(above, part(2, [["", "", ""]]))
    assert continues(above, part(2, [["", "", ""]], xs=(70.0, 121.0, 220.0, 270.0)))
    assert continues(above, part(2, [["", ""]], xs=(50.0, 100.0, 250.0)))
    assert not continues(above, part(2, [["", "", ""]], xs=(50.0, 130.0, 200.0, 250.0)))
    assert not continues(above, part(2, [["", "", ""]], xs=(50.0, 100.0, 200.0, 300.0)))
    assert not continues(above, part(3, [["", "", ""]]))

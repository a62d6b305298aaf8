"""Tables as offices save them, and files that are none."""

import io
import resource
from datetime import date
from pathlib import Path

import pytest

from gongkai_web.organs.refusals import Refused
from gongkai_web.transfer.reading.cells import day
from gongkai_web.transfer.reading.table import Row, rows_of
from tests.web.transfer.making import GOOD, sheet, table


def _rows(content: bytes, name: str = "表.csv") -> list[Row]:
    return list(rows_of(name, lambda: io.BytesIO(content)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_csv_in_every_encoding_that_offices_use(encoding: str) -> None:
    rows = _rows(table(GOOD, encoding=encoding))

    assert rows[0].cells == tuple(GOOD)
    assert rows[1].cells == tuple(GOOD.values())


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_other_signs_between_cells(sign: str) -> None:
    content = sign.join(GOOD).encode() + b"\r\n" + sign.join(GOOD.values()).encode()

    assert _rows(content)[1].cells == tuple(GOOD.values())


def test_a_cell_of_several_lines_and_quotation_marks() -> None:
    rows = _rows(table({"标题": "甲", "正文": '第一行\n他说"好"'}))

    assert rows[1] == Row(3, ("甲", '第一行\n他说"好"'))


def test_a_title_and_notes_above_the_headings_are_left_out() -> None:
    content = "洛泽市水务局信息目录,,\n制表：,张,2026年\n标题,文号,发布日期\n甲,1号,2019-03-04\n".encode()

    assert [row.number for row in _rows(content)] == [3, 4]


def test_a_workbook_with_dates_numbers_and_merged_cells() -> None:
    content = sheet(
        ("标题", "编号", "成文日期", "部门"),
        ("甲", 101, date(2019, 3, 4), "水资源科"),
        ("乙", 102.0, "2019年3月5日", None),
        ("丙", "0103", 43530, None),
        merged=["D2:D3"],
    )
    rows = _rows(content, "表.xlsx")

    assert [row.cells[:2] for row in rows[1:]] == [("甲", "101"), ("乙", "102"), ("丙", "0103")]
    assert [day(row.cells[2]) for row in rows[1:]] == [date(2019, 3, 4), date(2019, 3, 5), date(2019, 3, 6)]
    assert [row.cells[3:] for row in rows[1:]] == [("水资源科",), ("水资源科",), ()]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x00\x01\x02\x03" * 100, "GBK"),
        (b"\xff\xff\xff\xff,\xff", "GBK"),
        (b"PK\x03\x04nonsense", "XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xls"),
        ("标题,文号\n".encode(), "表头"),
        ('标题,文号\n"甲,1号\n'.encode(), "引号"),
        (b"", "表头"),
        ("标题,正文\n甲," .encode() + b"a" * 700_000, "过长"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(content: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word):
        _rows(content)


def test_more_rows_than_an_import_takes_are_refused() -> None:
    content = b"title,doc_no\n" + b"a,b\n" * 200_001

    with pytest.raises(Refused, match="200000"):
        _rows(content)


def test_a_long_table_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"title,body\n")
        file.writelines(b"a," + b"x" * 20_000 + b"\n" for _ in range(6_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert sum(1 for _row in rows_of("long.csv", lambda: path.open("rb"))) == 6_001
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024

"""Rows out of uploaded tables, and what is no table."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from gongkai_web.organs.imports.table import MAX_BYTES, Row, rows_of
from gongkai_web.organs.refusals import Refused


def _xlsx(*rows: tuple[str, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_xlsx_with_a_title_above_its_headings() -> None:
    rows = rows_of(_xlsx(("机构表",), ("机构代码", "机构名称"), ("13-20", "档案馆"), (), ("13-21", "方志馆")))

    assert rows == (Row(2, ("机构代码", "机构名称")), Row(3, ("13-20", "档案馆")), Row(5, ("13-21", "方志馆")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_in_the_encodings_that_offices_use(encoding: str) -> None:
    rows = rows_of('机构代码,机构名称\n13-20,"档案馆,一"\n,\n'.encode(encoding))

    assert rows == (Row(1, ("机构代码", "机构名称")), Row(2, ("13-20", "档案馆,一")))


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b" " * 300_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"code,name\n",
        b"\0\1\2\3" * 100,
        b"PK\3\4 this is no archive",
        b'code,name\n"13-20,\n',
        _xlsx(("only one cell",)),
        _bomb(),
        b"x" * (MAX_BYTES + 1),
        b"code,name\n" + b"1,2\n" * 5_001,
    ],
    ids=["empty", "headings only", "binary", "broken archive", "open quotation", "no table", "bomb", "too large", "too long"],
)
def test_what_is_no_table_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        rows_of(content)

    assert refusal.value.why
    assert refusal.value.remedy

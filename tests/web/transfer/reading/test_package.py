"""Packages as offices pack them, and such as cannot be taken."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from gongkai_web.organs.refusals import Refused
from gongkai_web.transfer.reading.archive import TooLarge
from gongkai_web.transfer.reading.package import Changed, NotThere, Package
from tests.web.transfer.making import GOOD, packed, sheet, table


def _opened(tmp_path: Path, content: bytes, name: str = "旧站.zip") -> Package:
    path = tmp_path / "package"
    path.write_bytes(content)
    return Package(path, name)


def test_a_table_alone(tmp_path: Path) -> None:
    with _opened(tmp_path, table(GOOD), "目录.csv") as package:
        assert next(package.rows()).cells == tuple(GOOD)
        with pytest.raises(NotThere):
            package.file("a.pdf")


def test_a_workbook_alone_and_in_a_folder_of_a_package(tmp_path: Path) -> None:
    book = sheet(tuple(GOOD), tuple(GOOD.values()))

    with _opened(tmp_path, book, "目录.xlsx") as package:
        assert next(package.rows()).cells == tuple(GOOD)
    with _opened(tmp_path, packed({"旧站/目录.xlsx": book, "旧站/files/表.csv": b"a,b\n1,2\n"})) as package:
        assert next(package.rows()).cells == tuple(GOOD)


@pytest.mark.parametrize(
    "reference",
    ["upload/2019/a.pdf", "/upload/2019/a.pdf", "@/upload/2019/a.pdf", "~/upload/2019/a.pdf", "upload\\2019\\A.PDF", "a.pdf",
     "http://old.example.gov.cn/upload/2019/a.pdf?x=1", "/site1/upload/2019/a.pdf", "upload/2019/%61.pdf"],
)  # fmt: skip
def test_a_file_is_found_however_the_row_writes_its_path(tmp_path: Path, reference: str) -> None:
    with _opened(tmp_path, packed({"旧站/表.csv": table(GOOD), "旧站/upload/2019/a.pdf": b"pdf"})) as package:
        assert package.file(reference) == ("a.pdf", b"pdf")


@pytest.mark.parametrize("reference", ["b.pdf", "a.pdf", "../a.pdf", "", "x/1/../../a.pdf", "http://[", "表.csv/.."])
def test_what_is_not_there_or_could_be_two_is_not_found(tmp_path: Path, reference: str) -> None:
    with _opened(tmp_path, packed({"表.csv": table(GOOD), "1/a.pdf": b"1", "2/a.pdf": b"2"})) as package, pytest.raises(NotThere):
        package.file(reference)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    with _opened(tmp_path, packed({"表.csv": table(GOOD), "a.pdf": b"\0" * 53_000_000})) as package, pytest.raises(TooLarge):
        package.file("a.pdf")


def test_names_of_siteserver_s_departments_are_read_from_the_table_beside(tmp_path: Path) -> None:
    files = {
        "ss_govpublic_content.csv": table({"Id": "1", "Title": "甲"}),
        "ss_govpublic_department.csv": table({"Id": "12", "DepartmentName": "水资源科"}),
    }
    with _opened(tmp_path, packed(files)) as package:
        assert package.names.departments == {"12": "水资源科"}


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"说明.docx": b"x"}, "标题列"),
        ({"甲.csv": table(GOOD), "乙.csv": table(GOOD)}, "多张表"),
        ({"site.sql": b"INSERT INTO x"}, "数据库备份"),
        ({"a/../b.csv": b"x"}, "包外"),
    ],
)
def test_a_package_without_one_table_of_items_is_refused_in_words(tmp_path: Path, files: dict[str, bytes], word: str) -> None:
    with pytest.raises(Refused, match=word):
        _opened(tmp_path, packed(files))


def test_a_copy_of_a_database_is_refused_and_why(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="命令"):
        _opened(tmp_path, b"CREATE TABLE siteserver_Content (Id int)", "site.sql")


def test_a_file_that_is_another_than_the_manifest_of_an_export_names_is_told(tmp_path: Path) -> None:
    manifest = {"format": "gongkai-export/1", "files": [{"path": "files/x/a.pdf", "sha256": sha256(b"before").hexdigest()}]}
    files = {"items.csv": table(GOOD), "files/x/a.pdf": b"after", "manifest.json": json.dumps(manifest).encode()}

    with _opened(tmp_path, packed(files)) as package, pytest.raises(Changed):
        package.file("files/x/a.pdf")
    broken = packed({**files, "manifest.json": b'{"format": "gongkai-export/1"}'})
    with pytest.raises(Refused, match="清单"):
        _opened(tmp_path, broken)

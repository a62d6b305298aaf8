"""ZIP files, good ones and such that no packing program makes."""

import io
import struct
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import pytest

from gongkai_web.organs.refusals import Refused
from gongkai_web.transfer.reading.archive import Archive, TooLarge
from tests.web.transfer.making import packed


def _opened(tmp_path: Path, content: bytes) -> Archive:
    path = tmp_path / "package.zip"
    path.write_bytes(content)
    return Archive(path)


def test_files_by_their_paths(tmp_path: Path) -> None:
    with _opened(tmp_path, packed({"表.csv": b"a", "upload/2019/附件.pdf": b"b"})) as archive:
        assert set(archive) == {"表.csv", "upload/2019/附件.pdf"}
        assert archive.read("upload/2019/附件.pdf", 10) == b"b"


def test_names_in_gbk_without_a_mark_are_read_as_such(tmp_path: Path) -> None:
    content = io.BytesIO()
    with ZipFile(content, "w") as package:
        info = ZipInfo("x" * len("附件.pdf".encode("gbk")))
        package.writestr(info, b"b")
    raw = content.getvalue().replace(b"x" * len("附件.pdf".encode("gbk")), "附件.pdf".encode("gbk"))

    with _opened(tmp_path, raw) as archive:
        assert list(archive) == ["附件.pdf"]


def test_backslashes_part_folders(tmp_path: Path) -> None:
    content = packed({"upload#2019#a.pdf": b"b"}).replace(b"#", b"\\")

    with _opened(tmp_path, content) as archive:
        assert list(archive) == ["upload/2019/a.pdf"]


@pytest.mark.parametrize("name", ["../a.csv", "a/../../b.csv", "/etc/passwd", "C:/a.csv", "..\\a.csv"])
def test_a_name_that_leads_out_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    content = packed({"#" * len(name): b"a"}).replace(b"#" * len(name), name.encode())

    with pytest.raises(Refused, match="包外"):
        _opened(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="a file's head alone"),
        pytest.param(b"a,b\n1,2\n", id="a table"),
        pytest.param(packed({"a": b"b"})[:-10], id="cut at the end"),
        pytest.param(b"PK\x05\x06" + b"\0" * 10, id="half an end"),
    ],
)
def test_what_is_no_zip_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refused, match="不是 ZIP"):
        _opened(tmp_path, content)


def test_a_directory_of_a_million_files_is_refused_before_it_is_read(tmp_path: Path) -> None:
    content = bytearray(packed({"a.csv": b"a"}))
    end = content.rfind(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 12, 100 * 1024 * 1024)

    with pytest.raises(Refused, match="200000"):
        _opened(tmp_path, bytes(content))


def test_a_password_and_an_odd_packing_are_refused(tmp_path: Path) -> None:
    locked = bytearray(packed({"a.csv": b"a"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(sign) + at] |= 1
    with pytest.raises(Refused, match="密码"):
        _opened(tmp_path, bytes(locked))
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_BZIP2) as package:
        package.writestr("a.csv", b"a" * 100)
    with pytest.raises(Refused, match="压缩方式"):
        _opened(tmp_path, content.getvalue())


def test_files_that_overlap_are_refused(tmp_path: Path) -> None:
    content = bytearray(packed({"a.csv": b"a" * 50, "b.csv": b"b" * 50}))
    second = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, second + 42, 0)

    with pytest.raises(Refused, match="重叠"):
        _opened(tmp_path, bytes(content))


def test_a_bomb_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    with _opened(tmp_path, packed({"a.pdf": b"\0" * 60_000_000})) as archive, pytest.raises(TooLarge):
        archive.read("a.pdf", 50_000_000)

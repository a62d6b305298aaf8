"""Kinds of files by what they hold."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import InputRefused
from gongkai.reader.document import Media
from gongkai.reader.source.sniff import sniff

TABLE = "<table><tr><td>申请</td><td>5</td></tr></table>"
JUNK = '<legend id="q1"></legend><sup id="q1"></sup>\n<p id="q1"><td id="q1"></td></p><th id="q1"><center></center></th>\n'
PROSE = "本局2022年收到申请5件，办结5件。\n"


def package(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.7\n...", Media.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", Media.PDF),
        (package("[Content_Types].xml", "word/document.xml"), Media.DOCX),
        (package("[Content_Types].xml", "xl/workbook.xml"), Media.XLSX),
        (b"<!DOCTYPE html><title>x</title>", Media.HTML),
        ('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>保存为 .doc 的网页</body></html>'.encode(), Media.HTML),
        (('<?xml version="1.0"?>\n<!-- x -->\n<HTML><BODY>' + PROSE).encode("gbk"), Media.HTML),
        (TABLE.encode(), Media.HTML),
        (f"<!doctype html>{TABLE}".encode("utf-16"), Media.HTML),
        (TABLE.replace("/", "\\/").replace("<td>", '<td class=\\"x\\">').encode(), Media.HTML),
        ("".join(f"<p>第{n}段。{PROSE}</p>" for n in range(12)).encode(), Media.HTML),
        (PROSE.encode(), Media.TEXT),
        (PROSE.encode("gbk"), Media.TEXT),
        (PROSE.encode("utf-16"), Media.TEXT),
        ((JUNK + PROSE * 40 + JUNK).encode(), Media.TEXT),
        ((PROSE + "<p>" + PROSE).encode(), Media.TEXT),
        (b"| a<br>b | 5 |\n|---|---|\n" * 20, Media.TEXT),
        ("合计<5件，比上年>3件".encode(), Media.TEXT),
        (b"", Media.TEXT),
    ],
)
def test_kind(content: bytes, media: Media) -> None:
    assert sniff(content) is media


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (package("OFD.xml", "Doc_0/Document.xml"), "OFD"),
        (package("xl/workbook.bin"), "xlsb"),
        (package("report.html"), "unpack"),
        (package("word/document.xml")[:40], "damaged"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>", "MHTML"),
        (b"\x1f\x8b\x08\x00", "unpack"),
        (bytes(range(16)) * 4 + bytes(100), "binary"),
    ],
)
def test_refused_with_what_to_do(content: bytes, what: str) -> None:
    with pytest.raises(InputRefused, match=what) as caught:
        sniff(content)
    assert caught.value.remedy


def test_samples_are_text(samples: Path) -> None:
    files = sorted(samples.glob("*.txt"))
    assert files
    assert {sniff(file.read_bytes()) for file in files} == {Media.TEXT}


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_have_a_kind_or_are_refused(content: bytes) -> None:
    with suppress(InputRefused):
        assert sniff(content) in Media

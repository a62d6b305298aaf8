import pytest

from gongkai_web.publishing.examine.kinds import Unfit
from gongkai_web.publishing.examine.media import TYPES, Media, recognised


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.4 ...", Media.PDF),
        (b"PK\x03\x04...", Media.PACKAGE),
        (b"GIF89a...", Media.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", Media.WEBP),
        ("单位,金额".encode("gb18030"), Media.TEXT),
        ("单位,金额".encode("utf-16"), Media.TEXT),
    ],
)
def test_looks_at_the_content(content: bytes, media: Media) -> None:
    assert recognised(content) is media


@pytest.mark.parametrize(
    "content", [b"RIFF\0\0\0\0AVI ", b"  <!DOCTYPE html>", b"\xef\xbb\xbf<svg/>", b"#!/bin/sh", b"{\\rtf1", b"\x7fELF\0", b" %PDF-1.4\0"]
)
def test_refuses_what_is_none_of_them(content: bytes) -> None:
    with pytest.raises(Unfit):
        recognised(content)


def test_the_list_holds_every_kind_and_nothing_that_runs_in_a_browser() -> None:
    assert set(TYPES) == set(Media) - {Media.PACKAGE}
    assert not {one.media_type for one in TYPES.values()} & {"text/html", "image/svg+xml", "text/xml", "application/xhtml+xml"}

"""Zip containers: honest ones open, hostile ones are refused before a parser sees them."""

import struct
import zlib
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from gongkai.errors import GongkaiError, InputRefused
from gongkai.reader.source.archive import MAX_ENTRIES, Archive
from tests.reader.source.mutations import mutated, zipped

HONEST = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document>" + b"text " * 500 + b"</document>"}


def refusal(content: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        Archive(content)
    assert caught.value.remedy
    return str(caught.value)


def overlapping(entries: int) -> bytes:
    """Many entries of the directory over one local header (CVE-2024-0450)."""
    body = zlib.compress(b"\0" * 100_000)[2:-4]
    crc, size, packed = zlib.crc32(b"\0" * 100_000), 100_000, len(body)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, packed, size, 4, 0) + b"0000" + body
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, packed, size, 4, 0, 0, 0, 0, 0, 0) + b"%04d" % number
        for number in range(entries)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), len(local), 0)
    return local + directory + end


def test_reads_the_entries_of_an_honest_container() -> None:
    archive = Archive(zipped(HONEST))

    assert archive.read("word/document.xml") == HONEST["word/document.xml"]
    assert "word/document.xml" in archive
    assert "word/styles.xml" not in archive


def test_an_entry_that_is_not_there_is_named() -> None:
    with pytest.raises(InputRefused, match=r"word/styles\.xml"):
        Archive(zipped(HONEST)).read("word/styles.xml")


def test_entries_that_share_bytes_are_refused() -> None:
    assert "overlaps" in refusal(overlapping(3))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert "100 times" in refusal(zipped({"a.xml": b"\0" * 3_000_000}))


def test_blanks_of_an_honest_size_pass_whatever_the_ratio() -> None:
    assert len(Archive(zipped({"a.xml": b" " * 1_000_000})).read("a.xml")) == 1_000_000


def test_the_claimed_size_decides_nothing() -> None:
    content = zipped({"a.xml": b"\0" * 3_000_000})
    size = (3_000_000).to_bytes(4, "little")

    assert refusal(content.replace(size, (10).to_bytes(4, "little")))


def test_all_entries_together_may_not_unpack_too_far() -> None:
    part = b"".join(sha256(number.to_bytes(3)).digest() + b"\0" * 2000 for number in range(27_000))
    content = zipped({f"{number}.bin": part for number in range(4)})

    assert "200 MB" in refusal(content)


def test_too_many_entries_are_refused() -> None:
    assert str(MAX_ENTRIES) in refusal(zipped({str(number): b"" for number in range(MAX_ENTRIES + 1)}))


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "..\\evil.xml", "C:\\evil.xml"])
def test_names_that_climb_are_refused(name: str) -> None:
    assert "leads out" in refusal(zipped({name: b"x"}))


def test_a_container_in_the_container_is_refused() -> None:
    assert "container in the container" in refusal(zipped({"inner.zip": zipped(HONEST)}))


def test_the_workbook_behind_a_chart_is_left_alone() -> None:
    assert "word/document.xml" in Archive(zipped(HONEST | {"word/embeddings/Microsoft_Excel_Sheet.xlsx": zipped(HONEST)}))


def test_two_entries_of_one_name_are_refused() -> None:
    content = zipped({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"a.xml")

    assert "same name" in refusal(content)


def test_encrypted_entries_are_refused() -> None:
    content = bytearray(zipped({"a.xml": b"1"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "encrypted" in refusal(bytes(content))


def test_other_compressions_are_refused() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as container:
        container.writestr("a.xml", b"x" * 100)

    assert "method 12" in refusal(target.getvalue())


def test_an_encrypted_or_old_office_file_is_named_as_such() -> None:
    assert "old binary office file" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_an_entry_that_does_not_match_its_checksum_is_refused() -> None:
    content = bytearray(zipped({"a.xml": b"abc"}))
    crc = content.index(zlib.crc32(b"abc").to_bytes(4, "little"))
    content = content.replace(bytes(content[crc : crc + 4]), b"\1\2\3\4")

    assert "damaged" in refusal(bytes(content))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04", b"\xff" * 100])
def test_what_is_no_container_is_refused(content: bytes) -> None:
    assert "damaged" in refusal(content)


def test_damaged_containers_never_break_it() -> None:
    outcomes: set[bool | None] = set()
    for content in mutated(zipped(HONEST), 800, seed=1):
        try:
            outcomes.add(Archive(content).read("word/document.xml") == HONEST["word/document.xml"])
        except GongkaiError:
            outcomes.add(None)

    assert None in outcomes
    assert False not in outcomes

"""The guard before any parser sees a zip container (DOCX, XLSX): what may be inside, and how far it may unpack."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from gongkai.errors import InputRefused

MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_RATIO = 100
RATIO_FREE = 1024 * 1024
"""An entry below this size may unpack by any ratio: a page of blanks does so honestly."""

_CHUNK = 256 * 1024
_LOCAL_HEADER = b"PK\x03\x04"
_LOCAL_HEADER_SIZE = 30
_CENTRAL_HEADER = b"PK\x01\x02"
_OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, RuntimeError, IndexError, OverflowError)
"""What zipfile and zlib are known to throw at damaged containers."""


class Archive:
    """The entries of a zip container that passed the guard.

    Every entry has been inflated once, chunk by chunk, before the first `read`: the sizes that the container claims decide nothing.

    Raises: InputRefused when the container is damaged, encrypted or built to do harm.
    """

    __slots__ = ("_content", "_infos", "_zip")

    def __init__(self, content: bytes) -> None:
        self._content = content
        if content.startswith(_OLE_HEADER):
            raise InputRefused(
                "the file is not a zip container",
                why="it is an encrypted or an old binary office file (.doc, .xls)",
                remedy="open it, take the password off and save it as .docx or .xlsx",
            )
        # Counted in the raw bytes, because zipfile builds an object for every entry before it can be asked how many there are.
        if content.count(_CENTRAL_HEADER) > MAX_ENTRIES:
            raise _refusal(f"the container holds more than {MAX_ENTRIES} entries")
        try:
            self._zip = ZipFile(BytesIO(content))
            self._infos = {info.filename: info for info in self._zip.infolist()}
            self._check_entries()
            self._check_unpacking()
        except _DAMAGE as error:
            raise _damaged() from error

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The content of an entry.

        Raises: InputRefused when there is no such entry.
        """
        if name not in self._infos:
            raise InputRefused(f"the container has no part {name!r}", why="the file is damaged or of another kind", remedy="save it again")
        try:
            return b"".join(self._chunks(self._infos[name]))
        except _DAMAGE as error:
            raise _damaged() from error

    def _check_entries(self) -> None:
        infos = self._zip.infolist()
        if len(self._infos) != len(infos):
            raise _refusal("two entries have the same name")
        for info in infos:
            name = info.orig_filename.replace("\\", "/")
            if name.startswith("/") or ":" in name.split("/", 1)[0] or "\0" in name or ".." in name.split("/"):
                raise _refusal(f"the entry name {info.orig_filename!r} leads out of the container")
            if info.flag_bits & 0x1:
                raise InputRefused("an entry is encrypted", why=info.filename, remedy="save the file without a password")
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise _refusal(f"{info.filename} is compressed by method {info.compress_type}, which office files do not use")
        self._check_overlap(infos)

    def _check_overlap(self, infos: list[ZipInfo]) -> None:
        """Refuse entries that share bytes (CVE-2024-0450, which zipfile of Python 3.11 lets pass)."""
        free_from = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            start = info.header_offset
            header = self._content[start : start + _LOCAL_HEADER_SIZE]
            if start < free_from or len(header) < _LOCAL_HEADER_SIZE or not header.startswith(_LOCAL_HEADER):
                raise _refusal(f"{info.filename} overlaps another entry or has no header of its own")
            names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
            free_from = start + _LOCAL_HEADER_SIZE + names + info.compress_size
        if infos and free_from > self._zip.start_dir:
            raise _refusal("the last entry overlaps the directory")

    def _check_unpacking(self) -> None:
        total = 0
        for info in self._zip.infolist():
            size = 0
            for chunk in self._chunks(info):
                if not size and chunk.startswith(_LOCAL_HEADER) and "/embeddings/" not in info.filename:
                    # Office keeps the workbook behind a chart in embeddings/; nobody here opens it.
                    raise _refusal(f"{info.filename} is a container in the container")
                size += len(chunk)
                if total + size > MAX_UNPACKED:
                    raise _refusal(f"the container unpacks to more than {MAX_UNPACKED // 1024 // 1024} MB")
                if size > RATIO_FREE and size > MAX_RATIO * info.compress_size:
                    raise _refusal(f"{info.filename} unpacks to more than {MAX_RATIO} times its size")
            total += size

    def _chunks(self, info: ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk


def _refusal(why: str) -> InputRefused:
    return InputRefused("the file is not a plain office document", why=why, remedy="open it in an office program and save it again")


def _damaged() -> InputRefused:
    return InputRefused(
        "the zip container is damaged",
        why="its directory or an entry cannot be unpacked",
        remedy="fetch the file again, or open and save it in an office program",
    )

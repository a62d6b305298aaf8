"""The ZIP file of a package: read where it lies, never unpacked to a folder, so that no name in it can lead anywhere."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from gongkai_web.organs.refusals import Refused

MAX_ENTRIES = 200_000
MAX_DIRECTORY = 64 * 1024 * 1024
_TAIL = 66_000
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_UTF8, _ENCRYPTED = 0x800, 0x1
_LOCAL_HEADER = 30
DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, RuntimeError, IndexError, OverflowError)
"""What zipfile and zlib throw at damaged containers."""


class TooLarge(Exception):
    """A file of the package is larger than was to be read."""


class Archive:
    """The files of a package by their paths, with `/` between folders. Close it after use."""

    def __init__(self, path: Path) -> None:
        """Raises: Refused when it is no ZIP file, damaged, encrypted, or built in a way that no packing program does."""
        try:
            _refuse_many(path)
            self._zip = ZipFile(path)
        except DAMAGE as error:
            raise _refused(_("It is no ZIP file, or a damaged one.")) from error
        self._files: Mapping[str, ZipInfo] = {}
        try:
            self._files = self._checked()
        except Refused:
            self._zip.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def size(self, name: str) -> int:
        """How many bytes a file has, as the directory of the package says; no more than these are ever read."""
        return self._files[name].file_size

    def open(self, name: str) -> IO[bytes]:
        """A file of the package, to be read in pieces. Raises: one of DAMAGE, then or later."""
        return self._zip.open(self._files[name])

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file. Raises: TooLarge; one of DAMAGE."""
        if self.size(name) > most:
            raise TooLarge(name)
        with self.open(name) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise TooLarge(name)
        return content

    def _checked(self) -> Mapping[str, ZipInfo]:
        found: dict[str, ZipInfo] = {}
        end = 0
        for info in sorted(self._zip.infolist(), key=lambda one: one.header_offset):
            if info.flag_bits & _ENCRYPTED:
                raise _refused(_("It is protected by a password."))
            if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise _refused(_("It is packed in a way that is not taken; use the ordinary ZIP format."))
            if info.header_offset < end:
                raise _refused(_("Its files overlap, as no packing program has them."))
            end = info.header_offset + _LOCAL_HEADER + info.compress_size
            name = _name(info)
            if not info.is_dir() and name not in found:
                found[name] = info
        return found


def _name(info: ZipInfo) -> str:
    """The path as it was written; programs on Chinese computers write it in GBK and do not say so."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("gb18030", "replace")
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ":" in steps[0] or ".." in steps or "\0" in name:
        raise _refused(_("“%(name)s” in it leads out of the package.") % {"name": name[:100]})
    return "/".join(step for step in steps if step not in {"", "."})


def _refuse_many(path: Path) -> None:
    """Before zipfile builds an object for every entry: how many there are, and how long their directory is. Raises: Refused, ValueError."""
    with path.open("rb") as file:
        start = max(path.stat().st_size - _TAIL, 0)
        file.seek(start)
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0:
        raise ValueError(path)
    entries, size = struct.unpack_from("<HI", tail, at + 10)
    at_64 = tail.rfind(_END_64, 0, at)
    if at_64 >= 0:
        entries, size = struct.unpack_from("<QQ", tail, at_64 + 32)
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise _refused(_("It holds more than %(most)d files.") % {"most": MAX_ENTRIES})


def _refused(why: str) -> Refused:
    return Refused(_("The package was not read."), why, _("Pack the table and the folder of files anew as a ZIP file, and upload that."))

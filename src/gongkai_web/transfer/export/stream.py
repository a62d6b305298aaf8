"""A ZIP file that is sent while it is written: nothing of it is kept but the list of its files."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


class Written(NamedTuple):
    """One file of the package."""

    path: str
    size: int
    sha256: str


class _Sink(io.RawIOBase):
    """Keeps what was written until it is taken."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]  # whatever zipfile hands over: it has a length and bytes
        self._waiting += data
        return len(data)

    def taken(self) -> bytes:
        """What was written since it was taken last."""
        content = bytes(self._waiting)
        self._waiting.clear()
        return content


class Stream:
    """Writes one file after another; each method yields the bytes that are ready to be sent."""

    def __init__(self, at: datetime) -> None:
        """`at`: the time that the files of the package carry."""
        self._sink = _Sink()
        self._zip = ZipFile(self._sink, "w", allowZip64=True)
        self._at = at.timetuple()[:6]
        self.written: list[Written] = []

    def add(self, path: str, chunks: Iterable[bytes], *, packed: bool = True) -> Iterator[bytes]:
        """A file from its pieces. `packed`: worth packing; pictures and office documents are packed already."""
        info = ZipInfo(path, self._at)
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.external_attr = 0o600 << 16
        digest, size = sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
                if content := self._sink.taken():
                    yield content
        self.written.append(Written(path, size, digest.hexdigest()))
        yield self._sink.taken()

    def close(self) -> Iterator[bytes]:
        """The directory at the end of the ZIP file."""
        self._zip.close()
        yield self._sink.taken()

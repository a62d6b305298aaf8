"""The guard before a PDF is parsed: how far its compressed streams inflate."""

import re
import zlib

from gongkai.errors import InputRefused

MAX_STREAM = 64 * 1024 * 1024
MAX_STREAMS = 512 * 1024 * 1024
"""What one stream, and all streams of a file, may inflate to."""

_CHUNK = 256 * 1024
_MOST_LAYERS = 4
_STREAM = re.compile(rb"(?<!end)stream[^\r\n]*(?:\r\n|\r|\n|\Z)")
"""Where a stream's data begin; the parser, too, skips the rest of the line that says `stream`."""


def check_streams(content: bytes) -> None:
    """Refuse a PDF whose compressed streams inflate beyond MAX_STREAM or MAX_STREAMS.

    A file of 2 kB can hold a gigabyte, compressed twice, and the parser inflates without limit. Streams are found by their keyword and not
    by the file's own tables, which may lie; layers of compression are followed by what the data are. Streams that are encrypted, or coded
    otherwise before they were compressed, are not seen here.

    Raises: InputRefused.
    """
    meter = _Meter()
    for match in _STREAM.finditer(content):
        layer = _Layer(meter, 1)
        for position in range(match.end(), len(content), _CHUNK):
            layer.feed(content[position : position + _CHUNK])
            if layer.done:
                break


class _Meter:
    """Counts what all streams inflate to."""

    def __init__(self) -> None:
        self._total = 0

    def add(self, size: int, of_layer: int) -> None:
        """Count `size` more bytes of a layer that has `of_layer` by now."""
        self._total += size
        if of_layer > MAX_STREAM or self._total > MAX_STREAMS:
            limit = MAX_STREAM if of_layer > MAX_STREAM else MAX_STREAMS
            raise InputRefused(
                "the PDF is too large",
                why=f"its compressed streams inflate to more than {limit >> 20} MB",
                remedy="print it to a new PDF, without pictures if it holds large ones",
            )


class _Layer:
    """One layer of compression: inflates what it is fed piece by piece, and feeds a further layer when the pieces are compressed again."""

    def __init__(self, meter: _Meter, depth: int) -> None:
        self.done = False
        self._meter, self._depth, self._size = meter, depth, 0
        self._stream = zlib.decompressobj()
        self._inner: _Layer | None = None

    def feed(self, data: bytes) -> None:
        """Inflate the next piece of compressed data. Damage ends the layer: the parser gets no farther either."""
        if not self._size and not _is_zlib(data):
            self.done = True
        while data and not self.done:
            try:
                piece = self._stream.decompress(data, _CHUNK)
            except zlib.error:
                self.done = True
                return
            self._count(piece)
            data = self._stream.unconsumed_tail
            self.done = self._stream.eof

    def _count(self, piece: bytes) -> None:
        if not self._size and self._depth < _MOST_LAYERS and _is_zlib(piece):
            self._inner = _Layer(self._meter, self._depth + 1)
        self._size += len(piece)
        self._meter.add(len(piece), self._size)
        if self._inner is not None and not self._inner.done:
            self._inner.feed(piece)


def _is_zlib(data: bytes) -> bool:
    """Whether data begin with the header of a zlib stream (RFC 1950)."""
    return len(data) > 1 and data[0] & 0x0F == 8 and data[0] >> 4 <= 7 and int.from_bytes(data[:2]) % 31 == 0

"""Compressed streams that inflate too far are refused, whatever the file says about them."""

import tracemalloc
import zlib

import pytest

from gongkai.errors import InputRefused
from gongkai.reader.source.pdf.bombs import MAX_STREAM, check_streams

BOMB = zlib.compress(b"\0" * (MAX_STREAM + 1))


def stream(data: bytes, *, keyword: bytes = b"stream\n") -> bytes:
    return b"1 0 obj<</Length 9/Filter/FlateDecode>>" + keyword + data + b"\nendstream endobj\n"


@pytest.mark.parametrize(
    "content",
    [
        stream(BOMB),
        stream(BOMB, keyword=b"stream\r\n"),
        stream(BOMB, keyword=b"stream and what the parser skips\n"),
        stream(zlib.compress(BOMB)),
        stream(zlib.compress(zlib.compress(BOMB))),
        stream(zlib.compress(b"\x78\x9c" + b"\0" * MAX_STREAM)),
        stream(b"not compressed") + stream(b"") + stream(BOMB),
        stream(zlib.compress(b"\0" * (60 << 20))) * 9,
        stream(zlib.compress(b"\0" * (MAX_STREAM + (1 << 20)))[:-20]),
    ],
    ids=["one", "line break", "rest of line", "twice", "thrice", "false layer", "after others", "many", "cut off"],
)
def test_bombs_are_refused(content: bytes) -> None:
    with pytest.raises(InputRefused, match="MB"):
        check_streams(content)


def test_a_bomb_takes_no_room_while_it_is_looked_at() -> None:
    content = stream(zlib.compress(BOMB))
    assert len(content) < 3_000
    tracemalloc.start()
    with pytest.raises(InputRefused):
        check_streams(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 8 << 20


@pytest.mark.parametrize("content", [b"", b"stream", b"stream" * 100_000, stream(zlib.compress(b"BT ET")), stream(b"\x78\x9c damaged")])
def test_honest_and_damaged_streams_pass(content: bytes) -> None:
    check_streams(content)

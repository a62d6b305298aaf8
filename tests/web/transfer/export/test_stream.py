"""The ZIP file that is sent while it is written."""

import io
from datetime import UTC, datetime
from hashlib import sha256
from itertools import repeat
from zipfile import ZipFile

from gongkai_web.transfer.export.stream import Stream

_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_files_come_out_as_they_went_in() -> None:
    stream = Stream(_AT)
    content = b"".join([*stream.add("甲.txt", [b"a", b"b"]), *stream.add("乙/丙.png", [b"c"], packed=False), *stream.close()])

    with ZipFile(io.BytesIO(content)) as package:
        assert {name: package.read(name) for name in package.namelist()} == {"甲.txt": b"ab", "乙/丙.png": b"c"}
        assert package.testzip() is None
    assert next((one.path, one.size, one.sha256) for one in stream.written) == ("甲.txt", 2, sha256(b"ab").hexdigest())


def test_no_more_than_a_few_pieces_are_held_at_a_time() -> None:
    stream = Stream(_AT)

    pieces = stream.add("large", repeat(b"x" * 100_000, 300), packed=False)

    assert max(map(len, pieces)) < 400_000

"""Headers have one size, and pipes give all that was written."""

import os
import threading

from gongkai.audit.frames import ANSWER, REQUEST, Outcome, Task, read_exactly, write_all


def test_headers_hold_what_they_must() -> None:
    assert ANSWER.unpack(ANSWER.pack(Outcome.AUDITED, 1 << 40)) == (3, 1 << 40)
    assert REQUEST.unpack(REQUEST.pack(Task.AUDIT, 10_000, 1 << 33)) == (1, 10_000, 1 << 33)


def test_what_is_larger_than_a_pipe_arrives_whole() -> None:
    out, into = os.pipe()
    content = os.urandom(3 << 20)
    writer = threading.Thread(target=write_all, args=(into, content))
    writer.start()

    assert read_exactly(out, len(content)) == content
    writer.join()
    os.close(into)
    assert read_exactly(out, 1) is None
    os.close(out)


def test_a_pipe_that_ends_early_gives_nothing() -> None:
    out, into = os.pipe()
    write_all(into, b"abc")
    os.close(into)

    assert read_exactly(out, 4) is None
    os.close(out)

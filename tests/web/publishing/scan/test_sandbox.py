"""The caps on the process that parses: every way of dying makes a file unfit, and the next file is read all the same."""

import os
from pathlib import Path
from typing import Any

import pytest

from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai_web.publishing.examine.kinds import Reason
from gongkai_web.publishing.examine.media import Media
from gongkai_web.publishing.scan.sandbox import LIMITS, Children, program

_HOSTILE = "tests.web.publishing.scan.hostile"
_TIGHT = Limits(memory=512 * MEBIBYTE, seconds=1.0, seconds_a_mebibyte=0.0, patience=3.0, largest=MEBIBYTE)
_CLEAN = ["found", []]


def _answers(run: str, files: list[bytes]) -> list[Any]:
    with Children(_TIGHT) as children:
        return list(children.answers(f"{_HOSTILE}:{run}", files))


def _unfit(reason: Reason) -> list[str]:
    return ["unfit", reason.value]


@pytest.mark.parametrize("what", ["spin", "sleep", "swell", "crash"])
def test_a_file_that_ends_the_child_is_unfit_and_the_next_is_read(what: str) -> None:
    files = [b"fine", what.encode(), b"fine too"]
    assert _answers(what, files) == [_CLEAN, _unfit(Reason.TOO_COSTLY), _CLEAN]


@pytest.mark.parametrize("what", ["raise_error", "connect"])
def test_whatever_a_parser_throws_makes_the_file_damaged(what: str) -> None:
    assert _answers(what, [b"x"]) == [_unfit(Reason.DAMAGED)]


def test_the_child_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "left"
    assert _answers("write", [str(target).encode()]) == [_unfit(Reason.DAMAGED)]
    assert not target.exists()


def test_a_file_is_not_blamed_for_what_earlier_ones_left_behind() -> None:
    assert _answers("remember", [b"1", b"2", b"3", b"4"]) == [_CLEAN] * 4


def test_children_stay_until_they_are_ended() -> None:
    with Children(_TIGHT) as children:
        (first,), (second,) = (list(children.answers(f"{_HOSTILE}:pid", [b"x"])) for _ in range(2))
        assert first == second
    with pytest.raises(ProcessLookupError):
        os.kill(int(first[1]), 0)


def test_the_caps_are_those_that_were_promised() -> None:
    assert (LIMITS.memory, LIMITS.processor_time(50 * MEBIBYTE)) == (512 * MEBIBYTE, 20.0)


@pytest.mark.parametrize("media", list(Media))
def test_every_kind_of_file_has_a_program(media: Media) -> None:
    assert program(media, "search").endswith(":search")

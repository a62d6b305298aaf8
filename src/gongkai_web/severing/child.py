"""Asking the child process that reads and writes PDF files. It read a hostile file and may say anything: its answers are data."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.kinds import Reason
from gongkai_web.publishing.scan.labels import reason
from gongkai_web.publishing.scan.sandbox import Children
from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.lines import Line, Word
from gongkai_web.severing.cutting.proving import Leak, Proof
from gongkai_web.severing.cutting.serve import asked

LIMITS = Limits(memory=1024 * MEBIBYTE, seconds=90.0, seconds_a_mebibyte=0.0, patience=2.0, largest=150 * MEBIBYTE)
"""A page takes about a seventh of a second, drawn and proved; a file of 300 pages half a minute each."""


class Seen(NamedTuple):
    """A page as it is seen. Units of its size: points."""

    width: float
    height: float
    lines: Sequence[Line]


def count(content: bytes) -> int:
    """How many pages a file has. Raises: Refused."""
    match _answer("count", asked({}, content)):
        case ["pages", int(pages)]:
            return pages
        case _:
            raise _refused(Reason.DAMAGED)


def read(content: bytes, page: int) -> Seen:
    """The lines of a page. Raises: Refused."""
    answer = _answer("read", asked({"page": page}, content))
    try:
        _page, width, height, found = answer
        lines = [Line(tuple(Word(str(text), Box(*map(float, box))) for text, box in words)) for words in found]
        return Seen(float(width), float(height), lines)
    except (ValueError, TypeError) as error:
        raise _refused(Reason.DAMAGED) from error


def draw(content: bytes, page: int, cuts: Sequence[Cut] = ()) -> bytes:
    """A page as JPEG, with the cuts as they will be. Raises: Refused."""
    return _file("picture", _answer("draw", asked({"page": page, "cuts": cuts}, content)))


def sever(content: bytes, cuts: Sequence[Cut]) -> bytes:
    """The new file. Raises: Refused."""
    return _file("severed", _answer("sever", asked({"cuts": cuts}, content)))


def prove(new: bytes, cuts: Sequence[Cut], original: bytes) -> Proof:
    """What of the cuts is still in a new file, as a process of its own sees it. Raises: Refused."""
    answer = _answer("prove", asked({"cuts": cuts}, new, original))
    try:
        _proof, leaks, elsewhere = answer
        return Proof(tuple((Leak(what), int(page)) for what, page in leaks), tuple((int(page), str(words)) for page, words in elsewhere))
    except (ValueError, TypeError) as error:
        raise _refused(Reason.DAMAGED) from error


def _answer(task: str, content: bytes) -> list[Any]:
    """What the child answers to one task. Raises: Refused where it is unfit, or did not survive."""
    with Children(LIMITS) as children:
        (answer,) = children.answers(f"gongkai_web.severing.cutting.serve:{task}", [content])
    match answer:
        case ["unfit", str(why)] if why in set(Reason):
            raise _refused(Reason(why))
        case ["unfit", *_rest]:
            raise _refused(Reason.DAMAGED)
        case _:
            return answer


def _file(kind: str, answer: list[Any]) -> bytes:
    try:
        match answer:
            case [str(said), str(content)] if said == kind:
                return b64decode(content, validate=True)
    except Base64Error as error:
        raise _refused(Reason.DAMAGED) from error
    raise _refused(Reason.DAMAGED)


def _refused(why: Reason) -> Refused:
    remedy = _("Split it.") if why is Reason.TOO_COSTLY else _("Print it to a new PDF, and add that.")
    return Refused(_("The document cannot be severed."), _("The file: %(why)s.") % {"why": reason(why)}, remedy)

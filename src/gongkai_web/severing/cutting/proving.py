"""The proof that what was cut is gone: the new file is read back by other means than those that wrote it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import reduce
from io import BytesIO
from typing import NamedTuple

import pdfplumber

from gongkai_web.severing.cutting.drawing import Picture
from gongkai_web.severing.cutting.geometry import Box, Cut
from gongkai_web.severing.cutting.original import Original, Page
from gongkai_web.severing.cutting.structure import between, strange, told

_PIECE = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile("[\u2e80-\U0003ffff]")
_BLACK = 72
"""Shades that a dot of a black box may be away from black, as the picture is compressed."""
_BY_CHANCE = 8
_BLUR = 8
"""Dots around the number that its compression touches."""
_EDGE = 1.0
"""Points at the edge of a box that are not looked at: the picture's own dots are half as large."""


class Leak(StrEnum):
    """What is wrong with a file that fails."""

    STRUCTURE = "structure"
    """It holds something besides pages, pictures and words."""
    PAGES = "pages"
    """It has not the pages of the original."""
    TEXT = "text"
    """Text can be read where something was cut."""
    BYTES = "bytes"
    """Cut words stand somewhere in the file besides the text of its pages."""
    PICTURE = "picture"
    """A box is not black."""


class Proof(NamedTuple):
    """`leaks`: (what, page, or 0), none in a file that holds. `elsewhere`: (page, words) that were cut and can be read at another place."""

    leaks: tuple[tuple[Leak, int], ...]
    elsewhere: tuple[tuple[int, str], ...]


def proof(new: bytes, cuts: Sequence[Cut], original: bytes) -> Proof:
    """What of the cuts is still in a file.

    Raises: Unfit, InputRefused.
    """
    with Original(original) as before, Original(new) as after:
        pieces = _pieces(before, cuts)
        leaks = dict.fromkeys((Leak.STRUCTURE, 0) for _strange in strange(new))
        plain = between(new)
        if any(form in plain for piece in pieces for form in _forms(piece)):
            leaks[Leak.BYTES, 0] = None
        if [_size(before, number) for number in _numbers(before)] != [_size(after, number) for number in _numbers(after)]:
            return Proof((*leaks, (Leak.PAGES, 0)), ())
        elsewhere: dict[tuple[int, str], None] = {}
        texts = told(new)
        with pdfplumber.open(BytesIO(new)) as read:
            for number, other in enumerate(read.pages, 1):
                page, own = after.page(number), [one for one in cuts if one.page == number]
                labels, inner = [one.label for one in own], [one.box.core(0.98, 0.98) for one in own]
                for signs in (_by_pdfium(page), _by_pdfplumber(other)):
                    within = [text for text, box in signs if any(one.touches(box) for one in inner)]
                    if Counter("".join(within)) - Counter("".join(labels)):
                        leaks[Leak.TEXT, number] = None
                    left = "".join(text for text, box in signs if not any(one.touches(box) for one in inner))
                    elsewhere |= dict.fromkeys((number, piece) for piece in _found(pieces, left))
                left = reduce(lambda text, label: text.replace(label, "\n", 1), labels, texts[number - 1])
                elsewhere |= dict.fromkeys((number, piece) for piece in _found(pieces, left))
                other.close()
                if own and not _are_black(page, own):
                    leaks[Leak.PICTURE, number] = None
    return Proof(tuple(leaks), tuple(elsewhere))


def _numbers(file: Original) -> range:
    return range(1, file.pages + 1)


def _size(file: Original, number: int) -> tuple[int, int]:
    page = file.page(number)
    return round(page.width), round(page.height)


def _by_pdfium(page: Page) -> list[tuple[str, Box]]:
    return [(sign.text, sign.ink if sign.ink.right > sign.ink.left else sign.body) for sign in page.signs() if sign.text.strip()]


def _by_pdfplumber(page: pdfplumber.page.Page) -> list[tuple[str, Box]]:
    """Its characters, placed as on the page that is seen."""
    left, top = page.cropbox[0] - page.bbox[0], page.cropbox[1] - page.bbox[1]
    return [
        (one["text"], Box(one["x0"] - left, one["top"] - top, one["x1"] - left, one["bottom"] - top))
        for one in page.chars
        if one["text"].strip()
    ]


def _pieces(original: Original, cuts: Sequence[Cut]) -> set[str]:
    """The words under the cuts, as two programs read them there."""
    found: set[str] = set()
    with pdfplumber.open(BytesIO(original.plain)) as read:
        for number in sorted({one.page for one in cuts}):
            plain = read.pages[number - 1]
            for signs in (_by_pdfium(original.page(number)), _by_pdfplumber(plain)):
                for cut in cuts:
                    if cut.page == number:
                        found |= set(_telling("".join(text for text, box in signs if cut.box.holds(box.middle))))
            plain.close()
    return found


def _telling(text: str) -> Iterator[str]:
    """The parts of a text between its punctuation that are long enough to tell something wherever they stand."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for piece in _PIECE.findall(whole):
        if len(piece) >= (2 if _IDEOGRAPH.search(piece) else 4):
            yield piece


def _found(pieces: set[str], text: str) -> list[str]:
    """Those of the words that stand in a text."""
    whole = _normal(text)
    return [piece for piece in sorted(pieces) if _normal(piece) in whole]


def _forms(piece: str) -> Iterator[bytes]:
    """How words can stand in bytes; what is so short that it comes about by chance is left out."""
    for text in {piece, unicodedata.normalize("NFKC", piece)}:
        for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
            plain = text.encode(code)
            forms = (plain, plain.hex().encode("ascii"), plain.hex().upper().encode("ascii"))
            yield from (form for form in forms if len(form) >= _BY_CHANCE)


def _normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _are_black(page: Page, cuts: Sequence[Cut]) -> bool:
    """Whether the boxes are black but for the number in their middle, which fills no more than a square of their height or width."""
    picture = Picture(page)
    across, down = picture.image.width / page.width, picture.image.height / page.height
    for box in (one.box for one in cuts):
        left, top, right, bottom = (
            round((max(box.left, 0) + _EDGE) * across),
            round((max(box.top, 0) + _EDGE) * down),
            round((min(box.right, page.width) - _EDGE) * across),
            round((min(box.bottom, page.height) - _EDGE) * down),
        )
        half = round(min(right - left, bottom - top) / 2) + _BLUR
        middle = (left + right) // 2
        for edges in ((left, top, middle - half, bottom), (middle + half, top, right, bottom)):
            if edges[0] < edges[2] and edges[1] < edges[3] and picture.shades(edges)[1] > _BLACK:
                return False
    return True

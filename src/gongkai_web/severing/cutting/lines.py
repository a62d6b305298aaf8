"""The lines and words of a page, by which passages are marked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai_web.severing.cutting.geometry import Box
from gongkai_web.severing.cutting.original import Sign

_CLOSE = 0.15
"""A gap that is wider than this part of a line's height parts words."""
_IDEOGRAPHS = "\u2e80"
"""From here on the writing systems without spaces begin: each sign is taken for a word."""


class Word(NamedTuple):
    """A run of letters or digits, or one Chinese sign."""

    text: str
    box: Box


class Line(NamedTuple):
    """Words on one line, in the order of the file."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What the line says, with a space where there is a gap."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            apart = word.box.left - before.box.right > _CLOSE * (word.box.bottom - word.box.top)
            parts.append(f" {word.text}" if apart else word.text)
        return "".join(parts)

    @property
    def box(self) -> Box:
        """The box around it."""
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.around(word.box)
        return box


def lines(signs: Iterable[Sign]) -> list[Line]:
    """The lines of a page, seen or not: what stands under a picture, as in scans, can be marked too."""
    found: list[list[Word]] = []
    for word in _words(signs):
        if found and found[-1][-1].box.beside(word.box) and word.box.left >= found[-1][-1].box.left:
            found[-1].append(word)
        else:
            found.append([word])
    return [Line(tuple(words)) for words in found]


def _words(signs: Iterable[Sign]) -> Iterator[Word]:
    word: Word | None = None
    for sign in signs:
        if not sign.text.strip() or not sign.text.isprintable():
            if word is not None:
                yield word
            word = None
            continue
        box = sign.body.around(sign.ink)
        if word is None:
            word = Word(sign.text, box)
        elif sign.text < _IDEOGRAPHS and word.text[-1] < _IDEOGRAPHS and _follows(box, word.box):
            word = Word(word.text + sign.text, word.box.around(box))
        else:
            yield word
            word = Word(sign.text, box)
    if word is not None:
        yield word


def _follows(box: Box, before: Box) -> bool:
    return before.beside(box) and -1 < box.left - before.right < _CLOSE * (box.bottom - box.top)

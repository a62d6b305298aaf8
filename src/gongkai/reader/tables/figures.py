"""The figures of one row in running text: from the text between two labels to the ways in which it fills the row's columns."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from gongkai.reader.tables.printed import Piece, Reading
from gongkai.reader.tables.split import Slot, splits
from gongkai.reader.tables.values import MONEY, figure
from gongkai.report.forms import Kind
from gongkai.report.model import Status
from gongkai.report.place import Place

MASK = "\0"
"""Stands for a character that was read as part of a label, so that it is neither a figure nor a blank cell."""

_CHUNK = re.compile(rf"[^\s|\0]+(?:[ ]?(?:{MONEY}|亿|万)(?![^\s|\0]))?")
"""A unit of money belongs to the amount before it, whichever it is: an amount in 千元 or 美元 is none in 万元."""
_RULER = re.compile(
    r"(?<=\n)[ \t]*+\|?(?:[ \t]*+\|?[ \t]*+:?-{3,}+:?)++[ \t]*+\|?[ \t]*+-{0,2}+:?\.*+[ \t]*+$", re.MULTILINE
)  # possessive: a line of many dashes must not be tried in every division
"""A ruler may break off in the middle of a bar, or be followed by the dots of a text that breaks off."""
_PAGE_NUMBER = re.compile(
    r"(?<=\n)[ \t]*(?:-+[ \t]*[0-9]{1,3}[ \t]*-+|第?[ \t]*[0-9]{1,3}[ \t]*页.*|[0-9]{1,3}[ \t]*/[ \t]*[0-9]{1,3})[ \t]*$", re.MULTILINE
)
"""What stands on the label's own line is the row's: ------- are seven blank cells there, - 3 - may be three."""
_CENTRED = re.compile(r"(?<=\n)[ \t]{12,}[0-9]{1,4}[ \t]*$", re.MULTILINE)
"""A number alone in the middle of a line: a page's."""
_SHOWN = re.compile(r"[^\s|\0A-Za-z\u00c0-\u024f]")
_RUN = re.compile(r"[+\-.0-9]+(?:亿元?|万元?|元)?")
_DASHES = re.compile(r"-+|/+|无+")

_new_tuple = tuple.__new__  # Span(…) and Piece(…) themselves take twice as long
_MOST_DIGITS = 160
"""A longer run of digits is no row of a report; looking for its readings would only cost time."""


class Span(NamedTuple):
    """[start, end) in the plain text."""

    start: int
    end: int


class RowText:
    """The text that may hold one row's figures, and the ways to read it.

    `text` is the plain text of the whole segment, [`start`, `end`) the part after the label; letters that belong to labels were already
    masked by the caller. `source(start, end)` gives the source's own text and place of a span. `breaks`: how many line breaks part two
    cells in this table, once another row has shown it; an empty line is a blank cell only where that is known. `cut`: nothing follows the
    row, so that the source may break off inside it. `clipped`: a figure behind it touches foreign words and was taken for theirs. `mixed`:
    the figures may be those of several rows. A cut or mixed row is certain only if it adds up, a cut or clipped one only if it shows all
    its cells.
    `thinned`: lines or characters of the source were lost, so that no figure is certain to stand under its own label.
    """

    def __init__(self, text: str, slots: Sequence[Slot], source: Callable[[int, int], tuple[str, Place]], offset: int) -> None:
        text = _blanked(_blanked(text, _RULER), _PAGE_NUMBER)
        self.text = text if "|" in text else _blanked(text, _CENTRED)
        self.slots, self.source, self.offset = tuple(slots), source, offset
        self._chunks = self._tokens(Span(0, len(self.text)))
        self._pieces: dict[Span, Piece] = {}
        self.breaks: int | None = None
        self.cut = False
        self.clipped = False
        self.mixed = False
        self.thinned = False

    def piece(self, span: Span) -> Piece:
        """The print at a span of this text; the many readings of a row share their pieces."""
        if span not in self._pieces:
            self._pieces[span] = _new_tuple(Piece, self.source(self.offset + span.start, self.offset + span.end))
        return self._pieces[span]

    def whole(self) -> Piece:
        """All of the row's figures as printed."""
        chunks = self._chunks
        return self.piece(Span(chunks[0].start, chunks[-1].end) if chunks else Span(0, 0))

    def certain(self) -> Reading | None:
        """The one reading where cells stand apart and there are as many as columns; None when the print does not leave it so."""
        for spans in self._layouts():
            if len(spans) == len(self.slots) and self._plausible(spans) and all(map(self._page_number, self._left_out(spans))):
                shown = sum(span.end > span.start for span in spans)
                if (self.cut or self.mixed or (self.breaks == 2 and shown < len(spans))) and not self._adds_up(spans):
                    return None
                if (self.cut or self.clipped) and shown < len(spans):
                    return None
                return tuple(self.piece(span) for span in spans)
        return None

    def _left_out(self, spans: Sequence[Span]) -> list[Span]:
        """The figures that stand in none of the spans."""
        if spans == self._chunks:
            return []
        return [chunk for chunk in self._chunks if not any(span.start <= chunk.start < span.end for span in spans)]

    def _adds_up(self, spans: Sequence[Span]) -> bool:
        """Whether the row has sums and each is what the figures before it make. Noughts with a blank among them tell nothing."""
        values = [figure(self.text[span.start : span.end], slot.kind).value or 0 for span, slot in zip(spans, self.slots, strict=True)]
        sums = [(index, slot.addends) for index, slot in enumerate(self.slots) if slot.addends]
        telling = any(values[index] for index, _ in sums) or all(span.end > span.start for span in spans)
        return bool(sums) and telling and all(sum(values[index - addends : index]) == values[index] for index, addends in sums)

    def possible(self, gaps: bool) -> tuple[Reading, ...] | None:
        """Every reading in which figures may run together and, with `gaps`, cells be lost; None when too many.

        Figures that stand apart are not taken for one run: where they are too few, cells were lost.
        """
        chunks = self._chunks
        if self.clipped or sum(chunk.end - chunk.start for chunk in chunks) > _MOST_DIGITS:
            return None
        if any(not _RUN.fullmatch(self.text, *chunk) for chunk in chunks) or (len(chunks) > 1 and not gaps):
            return ()
        found = splits(tuple(self.text[chunk.start : chunk.end] for chunk in chunks), self.slots, gaps)
        if found is None:
            return None
        starts = list(accumulate((chunk.end - chunk.start for chunk in chunks), initial=0))
        prints = {span: None if span is None else self.piece(self._unjoined(span, starts)) for span in set(chain.from_iterable(found))}
        return tuple([tuple(map(prints.__getitem__, reading)) for reading in found])

    def empty(self) -> bool:
        """Whether no figure and no sign for a blank stands after the label; letters are the rest of a pronunciation."""
        return _SHOWN.search(self.text) is None

    def torn(self) -> bool:
        """Whether fewer figures than columns stand apart, so that blank cells left no trace."""
        return 1 < len(self._chunks) < len(self.slots) and "|" not in self.text

    def spread(self) -> bool:
        """Whether the figures stand on several lines."""
        chunks = self._chunks
        return bool(chunks) and "\n" in self.text[chunks[0].start : chunks[-1].end]

    def starts_below(self) -> bool:
        """Whether the figures begin on a line under the label, with no bar to tie them to it."""
        chunks = self._chunks
        return bool(chunks) and "|" not in self.text and "\n" in self.text[: chunks[0].start]

    def _unjoined(self, span: tuple[int, int], starts: list[int]) -> Span:
        index = bisect_right(starts, span[0], hi=len(self._chunks)) - 1
        shift = self._chunks[index].start - starts[index]
        return Span(span[0] + shift, span[1] + shift)

    def _plausible(self, spans: Sequence[Span]) -> bool:
        """Whether every cell holds a figure or a blank, and at least one of them is there to be seen."""
        figures = [figure(self.text[span.start : span.end], slot.kind) for span, slot in zip(spans, self.slots, strict=True)]
        return all(one.status is not Status.AMBIGUOUS for one in figures)

    def _layouts(self) -> Iterator[list[Span]]:
        """The ways in which cells can stand apart, most telling first."""
        if "|" in self.text:
            yield from self._piped()
            return
        lines = list(_lines(self.text))
        yield [self._trimmed(line) for line in self._tabbed(lines)]
        rows = [spans for spans in (self._tokens(line) for line in lines) if spans] if len(lines) > 1 else [self._chunks]
        if len({len(spans) > 1 for spans in rows}) == 1 or len(self.slots) == 1:
            # Figures side by side, or one a line; where both occur a lone one may be a page's number.
            yield [span for spans in rows for span in spans]
        one_line = [spans for spans in rows if len(spans) == len(self.slots) > 1]
        if len(one_line) == 1:
            yield one_line[0]
        run = self._dash_run()
        if run:
            yield run
        yield from self._one_a_line(lines)

    def _tokens(self, part: Span) -> list[Span]:
        return [_new_tuple(Span, match.span()) for match in _CHUNK.finditer(self.text, part.start, part.end)]

    def _dash_run(self) -> list[Span] | None:
        """———————: dashes run together, one or two for each column."""
        chunks = self._chunks
        if len(chunks) != 1 or not _DASHES.fullmatch(self.text, *chunks[0]):
            return None
        start, end = chunks[0]
        each, rest = divmod(end - start, len(self.slots))
        if rest or each not in {1, 2}:
            return None
        return [Span(start + each * number, start + each * (number + 1)) for number in range(len(self.slots))]

    def _piped(self) -> Iterator[list[Span]]:
        """Cells between pipes; empty ones at either end may be the filling of a spanned label."""
        bars = [match.start() for match in re.finditer(r"\|", self.text)]
        borders = [-1, *bars, len(self.text)]
        between = [Span(left + 1, right) for left, right in pairwise(borders)]
        # What stands before the first bar is the rest of the label's cell, what stands behind the last the beginning of the next.
        inner = [span for span in between[1:-1] if not self._is_label(span)]
        outer = [span for span in (between[0], between[-1]) if self.text[span.start : span.end].replace(MASK, "").strip()]
        cells = [self._trimmed(span) for span in sorted(inner + outer)]
        width = len(self.slots)
        windows = [
            cells[first : first + width]
            for first in range(len(cells) - width + 1)
            if all(cell.start == cell.end for cell in (*cells[:first], *cells[first + width :]))
        ]
        contents = {tuple(self.text[cell.start : cell.end] for cell in window) for window in windows}
        # An empty cell before the window may be the filling of a spanned label or a blank cell: only a sum tells.
        texts = next(iter(contents), ())
        if len(contents) == 1 and (windows[0][0] == cells[0] or not any(texts) or self._adds_up(windows[0])):
            yield windows[0]

    def _page_number(self, chunk: Span) -> bool:
        """Whether a figure stands alone on its line between rows that stand on one line: then it can be the page's number."""
        start = self.text.rfind("\n", 0, chunk.start) + 1
        end = self.text.find("\n", chunk.end)
        alone = not self.text[start : chunk.start].strip() and end >= 0 and not self.text[chunk.end : end].strip()
        return alone and chunk.end - chunk.start <= 3 and len(self.slots) > 1 and "\n" in self.text.strip()

    def _is_label(self, span: Span) -> bool:
        """Whether a cell held nothing but words that were masked."""
        content = self.text[span.start : span.end]
        return MASK in content and not content.replace(MASK, "").strip()

    def _one_a_line(self, lines: list[Span]) -> Iterator[list[Span]]:
        """One cell a line, directly under each other or with a line between; which of the two the table's fuller rows have shown."""
        inner = [line for line in lines[1:-1] if MASK not in self.text[line.start : line.end]]
        shown = [line for line in inner if line.end > line.start]
        if self.breaks is None and all(self._trimmed(line).end > line.start or self._holds_blank(line) for line in inner):
            yield [self._trimmed(line) for line in shown]
        if self.breaks == 1:
            yield [self._trimmed(line) for line in shown]
            yield [self._trimmed(line) for line in inner]
        elif self.breaks == 2 and not any(self.text[line.start : line.end].strip() for line in inner[::2]):
            yield [self._trimmed(line) for line in inner[1::2]]

    def _tabbed(self, lines: list[Span]) -> list[Span]:
        """The cells of a row of which each is a line behind a tab, blank or not; the row ends with an empty line."""
        end = next((number for number, line in enumerate(lines) if number and line.start == line.end), 0)
        cells = lines[1:end]
        printed = [self.source(self.offset + line.start, self.offset + line.end)[0] for line in cells]
        return cells if all(text.startswith("\t") for text in printed) else []

    def _holds_blank(self, line: Span) -> bool:
        """Whether a line without figures holds the blank that pages put into empty cells; no separator looks like that."""
        printed, _ = self.source(self.offset + line.start, self.offset + line.end)
        return "\xa0" in printed or "\u3000" in printed

    def line_breaks(self) -> list[int]:
        """How many line breaks stand between each two figures that follow each other; nothing where bars part them."""
        if "|" in self.text:
            return []
        return [self.text.count("\n", left.end, right.start) for left, right in pairwise(self._chunks)]

    def _trimmed(self, span: Span) -> Span:
        content = self.text[span.start : span.end].replace(MASK, " ")
        start = span.start + len(content) - len(content.lstrip())
        return Span(start, start + len(content.strip())) if content.strip() else Span(span.start, span.start)


def count_slots(kinds: Sequence[Kind], sums: Sequence[int]) -> tuple[Slot, ...]:
    """Slots for columns of these kinds, of which each that is a sum says how many before it it adds up."""
    return tuple(Slot(kind, addends) for kind, addends in zip(kinds, sums, strict=True))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: MASK * len(match.group()), text)


def usual_breaks(counts: Sequence[int]) -> int | None:
    """How many line breaks part two neighbouring cells, from what stands between the figures of a table; None when it shows nothing clear.

    Blank cells make more breaks, page ends odd ones: one break counts only when it is common.
    """
    if not counts:
        return None
    if counts.count(1) * 3 >= len(counts):
        return 1
    return 2 if counts.count(2) * 3 >= len(counts) else None

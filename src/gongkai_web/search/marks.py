"""What of a found text a result shows: an excerpt round the places that match, these marked. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.tokens import CJK, fold_in_place, parts

_LENGTH, _BEFORE = 140, 24
_LOOKED_AT = 200
"""Places in a text among which the best one is chosen."""
_NOWHERE = re.compile(r"(?!)")


def pattern_of(terms: Iterable[Term], *, relaxed: bool) -> re.Pattern[str]:
    """Where a text, folded in place, has one of the terms; spaces inside a term do not matter."""
    wanted: dict[str, None] = {}
    for term in terms:
        loose = relaxed and term.form is Form.RUN
        for text in parts(term.text) if loose else (term.text,):
            wanted[_pattern(text, whole=term.form is Form.WORD or (loose and not CJK.search(text)))] = None
    ways = sorted(wanted, key=len, reverse=True)
    return re.compile("|".join(ways)) if ways else _NOWHERE


def _pattern(text: str, *, whole: bool) -> str:
    """`whole`: a word that begins so, to its end."""
    spaced = " ++".join(" *+".join(map(re.escape, part)) for part in text.split(" "))
    return rf"(?<![a-z0-9]){spaced}[a-z0-9]*+" if whole else spaced


def marked(text: str, pattern: re.Pattern[str]) -> SafeString:
    """The whole text as HTML."""
    plain = unicodedata.normalize("NFC", text)
    return _html(plain, [found.span() for found in pattern.finditer(fold_in_place(plain))])


def excerpt(text: str, pattern: re.Pattern[str]) -> SafeString:
    """The part of a text in which most of the terms stand, as HTML; where none does, its beginning."""
    plain = unicodedata.normalize("NFC", text)
    places = [(found.span(), found.group()) for found in islice(pattern.finditer(fold_in_place(plain)), _LOOKED_AT)]
    start = max(0, _best(places) - _BEFORE)
    end = min(len(plain), start + _LENGTH)
    inside = [(first - start, last - start) for (first, last), _ in places if first >= start and last <= end]
    return format_html(
        "{}{}{}", "…" if start else "", _html(" ".join(plain[start:end].split("\n")), inside), "…" if end < len(plain) else ""
    )


def _best(places: Sequence[tuple[tuple[int, int], str]]) -> int:
    """Where the window begins that shows most different matches; the first such."""
    shown = _LENGTH - _BEFORE

    def variety(number: int) -> int:
        begin = places[number][0][0]
        return len({text for (_, end), text in places[number : number + 40] if end <= begin + shown})

    return places[max(range(len(places)), key=variety)][0][0] if places else 0


def _html(text: str, places: Iterable[tuple[int, int]]) -> SafeString:
    def pieces() -> Iterator[tuple[SafeString | str]]:
        after = 0
        for first, last in places:
            yield (text[after:first],)
            yield (format_html("<mark>{}</mark>", text[first:last]),)
            after = last
        yield (text[after:],)

    return format_html_join("", "{}", pieces())

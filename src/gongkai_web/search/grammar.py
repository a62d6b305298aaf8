"""The language of the search box: words, "phrases", document numbers and index numbers. Nothing nests, nothing is an operator. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from gongkai_web.search.refusals import QueryRefused
from gongkai_web.search.tokens import CJK, RUNS, fold

LONGEST = 200
MOST_TERMS = 20

_QUOTED = r'["“”＂]([^"“”＂]*)["“”＂]|「([^」]*)」'
_NUMBERED = r"([^\s\"“”＂「」,，。；;、《》]*[〔［【（\[(]\s*\d{4}\s*[〕］】）\])]\s*第?\s*\d+\s*[号號])"
_PARTS = re.compile(rf"{_QUOTED}|{_NUMBERED}|([^\s\"“”＂「」]+)")
_ORDINAL = re.compile(r"\)第(?=\d)")


class Form(StrEnum):
    """How a term is meant."""

    PHRASE = "phrase"
    """In quotation marks: these characters in this order, anywhere."""
    RUN = "run"
    """Chinese without quotation marks: the same, and where nothing has it, its words."""
    WORD = "word"
    """Letters or digits: a word that begins so."""
    NUMBER = "number"
    """A document or index number: first of all the item that bears it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for. `text` is folded, and never empty."""

    form: Form
    text: str


def terms(asked: str) -> tuple[Term, ...]:
    """What a person asks for, in order, each thing once.

    Raises: QueryRefused when it is too long, or there is nothing in it to look for.
    """
    if len(asked) > LONGEST:
        raise QueryRefused(_("The search is too long."), _("It may have %(most)s characters.") % {"most": LONGEST}, _few())
    found = tuple(dict.fromkeys(term for match in _PARTS.finditer(asked) for term in _of(*match.groups())))
    if len(found) > MOST_TERMS:
        raise QueryRefused(_("The search is too long."), _("It may have %(most)s words.") % {"most": MOST_TERMS}, _few())
    if asked.strip() and not found:
        raise QueryRefused(_("There is nothing to search for."), _("No word or number was typed."), _("Type a word or a document number."))
    return found


def _few() -> str:
    return _("Search for the few words that matter most.")


def _of(quoted: str | None, cornered: str | None, number: str | None, bare: str | None) -> tuple[Term, ...]:
    """The terms of one part, by the place in which it was found."""
    phrase = fold(quoted or cornered or "")
    if phrase:
        return (Term(Form.PHRASE, phrase),) if RUNS.search(phrase) else ()
    if number is not None:
        return (Term(Form.NUMBER, document_number(number)),)
    text = fold(bare or "")
    runs = list(RUNS.finditer(text))
    if len(runs) > 1 and not CJK.search(text):
        return (Term(Form.NUMBER, text[runs[0].start() : runs[-1].end()]),)
    return tuple(Term(Form.RUN if CJK.search(run[0]) else Form.WORD, run[0]) for run in runs)


def document_number(number: str) -> str:
    """A document number as it is compared: folded, 〔2026〕第5号 as 〔2026〕5号.

    >>> document_number("洛政发[2026]第5号")
    '洛政发(2026)5号'
    """
    return _ORDINAL.sub(")", fold(number))

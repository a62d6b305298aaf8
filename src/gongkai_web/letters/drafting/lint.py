"""The check of a letter: article, reason and remedy stand in it, nothing is left open, nobody's data is where it must not be."""

import re
from collections.abc import Iterator, Sequence

from gongkai.law.basis import Basis
from gongkai.law.instruments import citation, instruments, shortened
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedies import Remedy
from gongkai.law.remedy_rules import RemedyClass
from gongkai.law.requirements import Requirement, described
from gongkai.law.review_bodies import fora
from gongkai_web.letters.drafting.catalogue import Letter, To, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.findings import Finding, finding
from gongkai_web.letters.drafting.lines import Line, Role, names_in
from gongkai_web.letters.drafting.values import (
    fee_of,
    letter_lines,
    of_grounds,
    online_missing,
    remedies_of,
    remedy_notice,
    unnamed,
    values,
    withheld_part,
)
from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.examine.patterns import personal_data

_LEFT = re.compile(r"\{\{[^{}]*\}\}?|\{\{|\}\}|[×Ⅹ]{2,}|［[^］]*］")
_REMEDY = re.compile(r"[^。；\n]*(?:提起行政诉讼|申请行政复议|提起诉讼)[^。；\n]*")
_SHORT = 15
"""Characters below which a reason can hardly be one."""
_EXCERPT = 24


def lint(letter: Letter, text: Sequence[Line], facts: Facts) -> tuple[Finding, ...]:
    """What is wrong with the letter that a template makes of the facts; nothing where it may go out.

    Law: OGI-R 14 to 16, 30 to 42; ARL 20, 22, 23; ALL 46.
    """
    lines = letter_lines(letter, text, facts)
    whole = "\n".join(line.text for line in lines)
    found = [*_outcome(letter, facts), *_facts(letter, text, facts), *_computed(text, facts), *_dates(letter, facts)]
    if found and any(one.code == "outcome_missing" for one in found):
        return tuple(found)
    found += [*_said(letter, whole, facts), *_articles(letter, whole, facts), *_remedy(letter, whole, facts)]
    return (*found, *_left(lines), *_private(letter, lines, facts))


def _outcome(letter: Letter, facts: Facts) -> Iterator[Finding]:
    where = letter.name
    if letter.outcomes and facts.outcome not in letter.outcomes:
        yield finding("outcome_missing", where)
    elif facts.outcome is Outcome.PARTIAL and not facts.grounds:
        yield finding("grounds_missing", where)
    ends = (facts.outcome,) if letter.outcomes else letter.after
    if letter.reply and facts.decided and ends and facts.decided not in ends:
        yield finding("other_outcome", where)
    if letter.reply and facts.sent:
        yield finding("already_sent", where)
    if facts.outcome is Outcome.PARTIAL and facts.grounds:
        yield from _severed(facts)
    if facts.maker is None or facts.turn_to is None or (letter.numbered and not facts.number):
        yield finding("letterhead_missing", where)


def _facts(letter: Letter, text: Sequence[Line], facts: Facts) -> Iterator[Finding]:
    """Placeholders that fill themselves, and have nothing to say."""
    known, said = catalogue().automatic, values(letter, facts)
    for name in sorted(names_in(text) & known.keys() - {"救济告知", "依据", "不予提供的依据", "认定", "发文字号"}):
        if not said.get(name):
            yield finding("contact_missing" if name == "联系方式" else "fact_missing", known[name].name, name=known[name].name)


def _severed(facts: Facts) -> Iterator[Finding]:
    """What is cut out of the files that are provided goes with the grounds of the letter (OGI-R 37)."""
    where = catalogue().automatic["不予提供的依据"].name
    if facts.severed is None:
        yield finding("severed_missing", where)
    elif facts.severed != frozenset(facts.grounds):
        cut, told = (_listed([withheld_part(one) for one in Ground if one in some]) for some in (facts.severed, facts.grounds))
        yield finding("severed_otherwise", where, cut=cut, told=told)


def _computed(text: Sequence[Line], facts: Facts) -> Iterator[Finding]:
    """Days that rest on a calendar nobody has published yet, and the amount of a fee."""
    known, here = catalogue().automatic, names_in(text)
    if facts.provisional and (days := sorted(here & {"答复期限", "延长后期限"})):
        yield finding("provisional_day", known[days[0]].name)
    if "收费金额" in here:
        fee, where = fee_of(facts), known["收费金额"].name
        if facts.yuan is None:
            yield finding("fee_unrecorded", where)
        elif fee is not None and fee.yuan != facts.yuan:
            yield finding("fee_differs", where, told=str(fee.yuan), recorded=str(facts.yuan))


def _dates(letter: Letter, facts: Facts) -> Iterator[Finding]:
    where = catalogue().automatic["成文日期"].name
    if not facts.approved:
        yield finding("not_approved", letter.name)
    if facts.decided_on and facts.dated != facts.decided_on:
        yield finding("other_date", where, dated=str(facts.dated), decided=str(facts.decided_on))
    if facts.received_on and facts.dated < facts.received_on:
        yield finding("before_receipt", where, dated=str(facts.dated), received=str(facts.received_on))
    if letter.outcomes and facts.due_on and facts.dated > facts.due_on:
        yield finding("after_due", where, dated=str(facts.dated), due=str(facts.due_on))


def _said(letter: Letter, whole: str, facts: Facts) -> Iterator[Finding]:
    """What the law, or the letter itself, demands to be said."""
    fields, told, told_by_law = catalogue().fields, values(letter, facts), described()
    for code in letter.needs(facts.outcome, facts.dated):
        name = fields[code].name
        if not facts.said.get(code, "").strip():
            yield finding("field_empty", name, name=name, law=told_by_law[Requirement(code)] if code in set(Requirement) else name)
        elif not fields[code].silent and any(piece.strip() not in whole for piece in told[name.zh].splitlines()):
            yield finding("field_unsaid", name, name=name)
        elif code == Requirement.REASONS and len(facts.said[code].strip()) < _SHORT:
            yield finding("reason_short", name, name=name)


def _articles(letter: Letter, whole: str, facts: Facts) -> Iterator[Finding]:
    for one in dict.fromkeys((*letter.basis(facts.outcome, facts.dated), *of_grounds(facts))):
        if not names_article(whole, one):
            yield finding("article_missing", catalogue().automatic["依据"].name, article=Message(shortened(one.zh), one.en))


def names_article(text: str, one: Basis) -> bool:
    """Whether a text names an article: its instrument, with or without the name of the State, and its number.

    >>> from gongkai.law.basis import basis
    >>> names_article("依照《政府信息公开条例》第十四条、第三十六条第（三）项的规定", basis("OGI-R 36(3)"))
    True
    """
    title = instruments()[one.instrument].title
    return title.removeprefix("中华人民共和国") in text and one.zh.removeprefix(citation(one.instrument)) in text


def _remedy(letter: Letter, whole: str, facts: Facts) -> Iterator[Finding]:
    """The lawful notice stands in it, and no other remedy beside it."""
    where = catalogue().automatic["救济告知"].name
    remedies, notice = remedies_of(letter, facts), remedy_notice(letter, facts)
    if remedies and facts.turn_to is not None and any(one.bodies for one in remedies):
        if lawful := unnamed(remedies, facts.turn_to):
            yield finding("bodies_unfit", where, lawful=_listed([fora().names[one] for one in lawful]))
        if online_missing(remedies, facts.turn_to):
            yield finding("online_missing", where)
        if notice and notice not in whole:
            yield finding("remedy_missing", where, notice=notice)
    for match in _REMEDY.finditer(whole.replace(notice, "") if notice else whole):
        yield _another(match[0].strip(), remedies)


def _another(sentence: str, remedies: Sequence[Remedy]) -> Finding:
    first = next((one for one in remedies if one.remedy is RemedyClass.REVIEW_FIRST and one.rule), None)
    where = Message(sentence[:_EXCERPT], sentence[:_EXCERPT])
    if first is None or first.rule is None:
        return finding("other_remedy", where, found=sentence)
    return finding("review_first", where, found=sentence, law=Message(shortened(first.rule.zh), first.rule.en))


def _left(lines: Sequence[Line]) -> Iterator[Finding]:
    for line in lines:
        for match in _LEFT.finditer(line.text):
            yield finding("placeholder_left", _place(line), found=match[0])


def _private(letter: Letter, lines: Sequence[Line], facts: Facts) -> Iterator[Finding]:
    """Numbers of a person anywhere but in the organ's own contact, and whatever must not stand in this letter."""
    own = facts.content.splitlines() if letter.to is To.APPLICANT else []  # the applicant's own words go back to nobody else
    for line in lines:
        if line.role in {Role.HEAD, Role.NOTE}:
            continue
        text = line.text
        for known in filter(None, (facts.contact, *own)):
            text = text.replace(known.strip(), "")
        numbers = {matched for kind, matched in personal_data(text) if kind is not Kind.HOME_ADDRESS}
        for one in sorted(numbers | {one for one in facts.private if one and one in text}):
            yield finding("private_data", _place(line), found=one[:1] + "*" * (len(one) - 1))


def _listed(names: Sequence[Message]) -> Message:
    return Message("、".join(one.zh for one in names), ", ".join(one.en for one in names))


def _place(line: Line) -> Message:
    text = line.text[:_EXCERPT]
    return Message(f"{line.role}：{text}", text)

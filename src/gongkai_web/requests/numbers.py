"""How cases are called: the register number that comes next, those that no case bears, and the case that somebody means."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from django import forms
from django.db.models import Func, Q, Value
from django.utils.translation import gettext as _

from gongkai.ledger.entry import Entry
from gongkai.ledger.events.handling import Registered
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from gongkai_web.accounts.models import User
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import wholes

_END = re.compile(r"[0-9]+$")


def next_number(organ: int) -> str:
    """The number after the organ's highest of the kind that it gave last; empty where it gave none."""
    numbers = Case.objects.filter(organ_id=organ).exclude(register_number="")
    last = numbers.order_by("-received_on", "-register_number").values_list("register_number", flat=True).first() or ""
    end = _END.search(last)
    if end is None:
        return ""
    begin = last[: end.start()]
    return f"{begin}{max(_taken(organ, begin)) + 1:0{len(end[0])}}"


def is_taken(case: Case, number: str) -> bool:
    """Whether another case of the organ bears the number, or bore it by mistake: no number is given twice."""
    others = Case.objects.filter(organ_id=case.organ_id).exclude(pk=case.pk)
    former = others.exclude(former_numbers=[]).filter(former_numbers__contains=[number])
    return others.filter(register_number=number).exists() or former.exists()


def gaps(organ: int, year: int) -> Iterator[tuple[str, str]]:
    """First and last of the numbers that were left out in the series to which what arrived in a year belongs."""
    given = Case.objects.filter(organ_id=organ, arrived_on__year=year, register_number__regex=_END.pattern)
    begins = given.values_list(Func("register_number", Value(_END.pattern), Value(""), function="regexp_replace"), flat=True)
    for begin in sorted(begins.distinct()):
        taken = _taken(organ, begin)
        for before, after in pairwise(sorted(taken)):
            if after - before > 1:
                yield f"{begin}{before + 1:0{taken[after]}}", f"{begin}{after - 1:0{taken[after]}}"


class Void(NamedTuple):
    """A number that was given by mistake, and that no case gets again."""

    number: str
    case: Case
    reason: StrikeReason
    by: User | None
    on: date


def voids(organ: int, year: int) -> list[Void]:
    """Those of the cases that arrived in a year, by their numbers. Raises: LedgerError."""
    cases = Case.objects.filter(organ_id=organ, arrived_on__year=year).exclude(former_numbers=[])
    return sorted((void for one in wholes(list(cases)) for void in _voids(one.case, one.history)), key=lambda void: void.number)


def case_called(case: Case, called: str) -> str:
    """The id of another case of the same organ, by its register number or its id. Raises: ValidationError."""
    found = Case.objects.filter(Q(pk=called) | Q(register_number=called), organ_id=case.organ_id).exclude(pk=case.pk).first()
    if found is None:
        raise forms.ValidationError(_("The organ has no other case of that number."))
    return found.pk


def _taken(organ: int, begin: str) -> dict[int, int]:
    """The ends of an organ's numbers that begin so, with how many digits each has; those given by mistake are among them."""
    cases = Case.objects.filter(organ_id=organ)
    borne = cases.filter(register_number__startswith=begin).values_list("register_number", flat=True)
    former = chain.from_iterable(cases.exclude(former_numbers=[]).values_list("former_numbers", flat=True))
    ends = (one[len(begin) :] for one in chain(borne, former) if one.startswith(begin))
    return {int(end): len(end) for end in ends if end.isdecimal()}


def _voids(bore: Case, history: Sequence[tuple[Entry, User | None]]) -> Iterator[Void]:
    numbers = {entry.number: entry.event.number for entry, _who in history if isinstance(entry.event, Registered)}
    for entry, by in history:
        match entry.event:
            case EntryStruck(struck, reason) if numbers.get(struck) in bore.former_numbers:
                yield Void(numbers[struck], bore, reason, by, entry.happened_on)

"""When something is due under any rule of the library, and why: the one door to every period."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from gongkai.errors import ContractError
from gongkai.law.answer_steps import answer
from gongkai.law.clock import Deadline
from gongkai.law.consultation_steps import pairing_steps
from gongkai.law.course import ANSWER_EVENTS, course_of
from gongkai.law.periods import Period, PeriodKind, Procedure, Unit, event_label, period, periods
from gongkai.law.publication import categories, special_period
from gongkai.law.reckoning import date_of_next_year, reckoned
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.workdays import Calendar

Events = Mapping[str, Sequence[date]]
"""Event → the days on which it happened, in the order given."""


def deadline(
    kind: PeriodKind,
    events: Events,
    calendar: Calendar,
    *,
    variant: str | None = None,
    extend: int | None = None,
    settings: Settings = DEFAULTS,
    as_of: date | None = None,
) -> Deadline:
    """When it is due, and why: the copy of an application for reconsideration received 2026-04-20 has the reply due 2026-05-07.

    `variant`: the procedure (ordinary unless said otherwise), or the category of a publication. `extend`: by how many units of the period.
    `as_of`: as in `law.answer`. Law and units: as `data/periods.toml` has them for the day of the starting event.
    Raises: ContractError for events that are unknown, missing, given twice or out of order, for a variant or an extension that the period
        does not have, and for a day on which the law had no such period.
    """
    if kind is PeriodKind.ANSWER:
        _refuse_variant(kind, variant)
        course = course_of(events, extend)
        _refuse_beyond(events, calendar)
        found = answer(course, calendar, settings, as_of)
        return replace(found, reasoning=(*found.reasoning, *pairing_steps(course)))
    rule, begins = _rule(kind, _happened_once(kind, events), variant)
    _refuse_beyond(events, calendar)
    if rule.unit is Unit.DATE:
        return date_of_next_year(rule, begins, calendar, settings)
    what = categories()[variant].formed if kind is PeriodKind.PUBLICATION and variant else event_label(rule.event)
    days = {name: given[0] for name, given in events.items()}
    return reckoned(rule, what, days, rule.length(settings), extend, calendar)


def events_of(kind: PeriodKind) -> tuple[str, ...]:
    """The events that a period knows, those that start it first."""
    if kind is PeriodKind.ANSWER:
        return ANSWER_EVENTS
    versions = [one for one in periods() if one.kind == kind]
    stops = [name for one in versions if one.stop for name in (one.stop.begin, one.stop.end)]
    return tuple(dict.fromkeys([*starts_of(kind), *stops, *(one.untold.event for one in versions if one.untold)]))


def starts_of(kind: PeriodKind) -> tuple[str, ...]:
    """The events of which one starts the period."""
    return tuple(dict.fromkeys(one.event for one in periods() if one.kind == kind))


def variants_of(kind: PeriodKind) -> tuple[str, ...]:
    """The procedures that a period differs by, or the categories of publication; none for most."""
    if kind is PeriodKind.PUBLICATION:
        return tuple(categories())
    found = {one.variant for one in periods() if one.kind == kind}
    return tuple(one.value for one in Procedure if one.value in found)


def _happened_once(kind: PeriodKind, events: Events) -> Events:
    known = events_of(kind)
    for name, days in events.items():
        if name not in known:
            raise ContractError(f"unknown event {name} for {kind}", remedy=f"use one of {', '.join(known)}")
        if len(days) != 1:
            raise ContractError(f"the event {name} is given {len(days)} times", why="it happens once", remedy="give it once")
    return events


def _rule(kind: PeriodKind, events: Events, variant: str | None) -> tuple[Period, date]:
    """The version that governs, and the day of its event."""
    given = [name for name in starts_of(kind) if name in events]
    if len(given) != 1:
        remedy = f"give one of them: {', '.join(starts_of(kind))}"
        raise ContractError(
            f"the period for {kind} runs from one event", why=f"{len(given)} of those that start it are given", remedy=remedy
        )
    begins = events[given[0]][0]
    if kind is PeriodKind.PUBLICATION:
        return special_period(variant, begins) if variant else period(kind, given[0], begins), begins
    if variants_of(kind):
        return period(kind, given[0], begins, Procedure(variant or Procedure.ORDINARY)), begins
    _refuse_variant(kind, variant)
    return period(kind, given[0], begins), begins


def _refuse_beyond(events: Events, calendar: Calendar) -> None:
    """A day that the calendar does not reach, also one of which nothing is counted: no date can be trusted then."""
    for days in events.values():
        for day in days:
            calendar.why(day)


def _refuse_variant(kind: PeriodKind, variant: str | None) -> None:
    if variant is not None:
        raise ContractError(
            f"the period for {kind} does not differ by {variant}", why="it is the same in every case", remedy="leave it out"
        )

"""Random ledgers that are legal: requests and disputes with every outcome, split and merged letters, struck and late entries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.handling import Dispatched, Merged, RedoOrdered, Registered, Split
from gongkai.ledger.events.opening import ApplicantKind, Part, RequestArrived, ReviewFiled, SuitFiled
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from lab.histories import LAPSE, LAPSES, DisputeStory, RequestStory, dispute, request

FIRST, LAST = date(2021, 6, 1), date(2024, 6, 30)
ORGANS = ("甲局", "乙局")
"""The years 2022 and 2023 and what goes over their ends; FIRST is past the day from which there are fees."""

DAYS = st.dates(FIRST, LAST)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A ledger of up to twenty cases, in any order."""
    cases: list[tuple[Entry, ...]] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from((_request, _request, _request, _dispute, _split, _merged)))
        cases += [draw(_recorded(one)) for one in draw(kind(f"c{number}"))]
    return tuple(entry for case in draw(st.permutations(cases)) for entry in case)


@st.composite
def _story(draw: st.DrawFn, case: str) -> RequestStory:
    received = draw(DAYS)
    outcome = draw(st.none() | st.sampled_from(Outcome))
    shortest = LAPSE if outcome in LAPSES else 0
    finished = None if outcome is None else received + timedelta(days=draw(st.integers(shortest, shortest + 400)))
    organ, kind, channel = draw(st.sampled_from(ORGANS)), draw(st.sampled_from(ApplicantKind)), draw(st.sampled_from(Channel))
    return RequestStory(case, organ, kind, channel, received, finished, outcome, "another-case")


@st.composite
def _request(draw: st.DrawFn, case: str) -> Sequence[tuple[Entry, ...]]:
    entries = request(draw(_story(case)))
    if draw(st.booleans()) and any(isinstance(entry.event, Dispatched) for entry in entries):
        later = entries[-1].happened_on + timedelta(days=draw(st.integers(0, 300)))
        entries = _then(entries, later, RedoOrdered("a-review"))
    return [entries]


@st.composite
def _dispute(draw: st.DrawFn, case: str) -> Sequence[tuple[Entry, ...]]:
    filed, court = draw(DAYS), draw(st.booleans())
    result = draw(st.none() | st.sampled_from(Result))
    appealed = court and result is not Result.NOT_ACCEPTED and draw(st.booleans())
    ended = None if result is None else filed + timedelta(days=draw(st.integers(45, 500)))
    first, *rest = dispute(DisputeStory(case, draw(st.sampled_from(ORGANS)), court, draw(st.booleans()), filed, ended, result, appealed))
    assert isinstance(first.event, ReviewFiled | SuitFiled)
    return [(first._replace(event=replace(first.event, part=draw(st.sampled_from(Part)))), *rest)]


@st.composite
def _split(draw: st.DrawFn, case: str) -> Sequence[tuple[Entry, ...]]:
    """A letter on the day of its arrival or later, and the requests it became, received when it was."""
    into = tuple(f"{case}-{number}" for number in range(draw(st.integers(2, 3))))
    told = draw(_story(case))
    letter = request(replace(told, finished=None, outcome=None))
    later = told.received + timedelta(days=draw(st.integers(0, 40)))
    parts = []
    for part in into:
        first, *rest = request(_moved(draw(_story(part)), told))
        assert isinstance(first.event, RequestArrived)
        parts.append((first._replace(event=replace(first.event, split_from=case)), *rest))
    return [_then(letter, later, Split(into)), *parts]


def _moved(story: RequestStory, letter: RequestStory) -> RequestStory:
    """The story as one of a request in that letter: received with it, as long as before."""
    finished = None if story.finished is None else letter.received + (story.finished - story.received)
    return replace(story, organ=letter.organ, channel=letter.channel, received=letter.received, finished=finished)


@st.composite
def _merged(draw: st.DrawFn, case: str) -> Sequence[tuple[Entry, ...]]:
    told = draw(_story(case))
    opened = request(replace(told, finished=None, outcome=None))
    later = told.received + timedelta(days=draw(st.integers(0, 40)))
    return [_then(opened, later, Merged("another-case", identical=draw(st.booleans())))]


@st.composite
def _recorded(draw: st.DrawFn, case: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The case as it got into the book: sometimes with an entry struck and recorded again, sometimes late from some entry on."""
    place = next((entry.number for entry in case if isinstance(entry.event, Registered)), None)
    if place is not None and draw(st.integers(0, 4)) == 0:
        wrong = case[place - 1]
        case = _then(case, case[-1].happened_on, EntryStruck(place, StrikeReason.WRONG_DETAIL))
        case = (*case, Entry(wrong.case, len(case) + 1, wrong.happened_on, case[-1].recorded_at, Registered("new")))
    if draw(st.integers(0, 2)) == 0:
        since, late = draw(st.integers(1, len(case))), timedelta(days=draw(st.integers(1, 200)))
        case = tuple(entry if entry.number < since else entry._replace(recorded_at=entry.recorded_at + late) for entry in case)
    return case


def _then(case: tuple[Entry, ...], on: date, event: Event) -> tuple[Entry, ...]:
    last = case[-1]
    day = max(on, last.happened_on)
    return (
        *case,
        last._replace(number=last.number + 1, happened_on=day, recorded_at=last.recorded_at + (day - last.happened_on), event=event),
    )

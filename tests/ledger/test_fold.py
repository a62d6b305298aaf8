"""What may follow what: properties over random legal histories, and what holds for every entry."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.errors import RuleDataError
from gongkai.law.instruments import instruments
from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.law.settings import Settings
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.case import HandledCase, Kind, Mark, State
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.handling import Decided, Dispatched, ReceiptConfirmed, Registered, SearchRecorded, Served
from gongkai.ledger.events.opening import Applicant, ApplicantKind, RequestArrived
from gongkai.ledger.events.record import EntryStruck, StrikeReason
from gongkai.ledger.fold import EVENTS, first_day, fold, fold_many, permitted, recorded_by, vocabulary
from tests.ledger.histories import by_case, instants, ledgers, made
from tests.ledger.stories import told

ARRIVED = RequestArrived("13-water", Channel.IN_PERSON, (Applicant("A-1", ApplicantKind.NATURAL_PERSON),))


def at(day: date, hour: int = 17) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def history(*events: tuple[date, Event], case: str = "R-1") -> tuple[Entry, ...]:
    """Events recorded on the evening of their day."""
    return tuple(Entry(case, number, on, at(on), event) for number, (on, event) in enumerate(events, 1))


ANSWERED = history(
    (date(2026, 3, 2), ARRIVED),
    (date(2026, 3, 2), Registered("7")),
    (date(2026, 3, 20), Decided("granted")),
    (date(2026, 3, 20), Dispatched(Mode.POST)),
    (date(2026, 3, 24), Served()),
)


def refused(entries: Iterable[Entry]) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        fold(entries)
    return caught.value


def test_a_letter_by_post_answers_on_the_day_of_posting() -> None:
    case = fold(ANSWERED)

    assert isinstance(case, HandledCase)
    assert (case.state, case.received) == (State.ANSWERED, Mark(date(2026, 3, 2), 1))
    assert case.outcome is not None
    assert case.outcome == case.latest
    assert case.outcome.made == Mark(date(2026, 3, 20), 3)
    assert case.outcome.answered == Mark(date(2026, 3, 20), 4)
    assert case.served == Mark(date(2026, 3, 24), 5)


def test_online_requests_wait_for_the_officer_only_where_the_office_says_so() -> None:
    online = replace(ARRIVED, channel=Channel.ONLINE)
    entries = history((date(2026, 3, 2), online), (date(2026, 3, 4), ReceiptConfirmed()))

    plain, strict = fold(entries), fold(entries, Settings(online_receipt_needs_officer=True))

    assert isinstance(plain, HandledCase)
    assert isinstance(strict, HandledCase)
    assert plain.received == Mark(date(2026, 3, 2), 1)
    assert strict.received == Mark(date(2026, 3, 4), 2)


def test_no_entries_are_no_case() -> None:
    assert fold(()) is None


def test_the_order_of_happening_counts_not_that_of_recording() -> None:
    late = Entry("R-1", 6, date(2026, 3, 10), at(date(2026, 3, 26)), SearchRecorded(True))
    case = fold((*ANSWERED, late))

    assert isinstance(case, HandledCase)
    assert case.found is True
    assert case.state is State.ANSWERED
    assert refused((*ANSWERED, late._replace(happened_on=date(2026, 3, 21)))).rule == "RQ-20"


@pytest.mark.parametrize(
    ("entries", "rule"),
    [
        (ANSWERED[1:], "LR-01"),
        ((*ANSWERED, ANSWERED[-1]), "LR-01"),
        ((ANSWERED[0], ANSWERED[1]._replace(case="R-2")), "LR-01"),
        ((ANSWERED[0]._replace(recorded_at=datetime(2026, 3, 2, 17)),), "LR-02"),  # noqa: DTZ001 - that is what is refused
        ((ANSWERED[0], ANSWERED[1]._replace(recorded_at=at(date(2026, 3, 2), 16))), "LR-02"),
        ((ANSWERED[0]._replace(recorded_at=at(date(2026, 3, 1))),), "LR-03"),
        ((ANSWERED[0]._replace(happened_on=date(2008, 4, 30)),), "LR-04"),
        ((ANSWERED[1]._replace(number=1),), "LR-05"),
    ],
)
def test_what_holds_for_every_entry(entries: tuple[Entry, ...], rule: str) -> None:
    error = refused(entries)

    assert error.rule == rule
    assert error.case == "R-1"
    assert error.remedy


def test_the_day_of_recording_is_that_of_shanghai() -> None:
    evening = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)  # half past midnight on 2026-03-02 in Shanghai

    assert fold((ANSWERED[0]._replace(recorded_at=evening),)) is not None
    assert refused((ANSWERED[0]._replace(recorded_at=evening - timedelta(hours=1)),)).rule == "LR-03"


def test_the_first_day_is_that_of_the_first_regulation() -> None:
    assert first_day() == date(2008, 5, 1)
    assert fold(history((date(2008, 5, 1), ARRIVED))) is not None


def test_a_missing_event_that_comes_later_is_named() -> None:
    wrong = history(
        (date(2026, 3, 2), ARRIVED),
        (date(2026, 3, 2), Registered("7")),
        (date(2026, 3, 10), Dispatched(Mode.POST)),
        (date(2026, 3, 12), Decided("granted")),
    )

    error = refused(wrong)

    assert error.what == "Dispatched (entry 3, 2026-03-10) cannot stand before Decided (entry 4, 2026-03-12)"
    assert error.rule == "RQ-20"
    assert error.entry == 3


def test_a_later_event_that_it_does_not_wait_for_is_not_named() -> None:
    story = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-03 Registered number=8", "2026-03-04 Withdrawn"]

    assert refused(told(story)).what == "Registered (entry 3, 2026-03-03) cannot follow Registered (entry 2, 2026-03-02)"


def test_strikes_alone_are_refused_for_what_they_strike() -> None:
    assert refused(told(["2026-03-02 EntryStruck entry=1 reason=wrong_date"])).rule == "LR-07"


def test_what_happened_before_the_arrival_names_both() -> None:
    early = Entry("R-1", 2, date(2026, 3, 1), at(date(2026, 3, 2)), Registered("7"))

    error = refused((ANSWERED[0], early))

    assert error.what == "Registered (entry 2, 2026-03-01) cannot stand before RequestArrived (entry 1, 2026-03-02)"


def test_a_stream_goes_on_after_a_case_that_cannot_be() -> None:
    bad = tuple(entry._replace(case="R-0") for entry in ANSWERED[1:])
    told: list[LedgerError] = []

    cases = list(fold_many((*bad, *ANSWERED), keep_going=told.append))

    assert [case.id for case in cases] == ["R-1"]
    assert [error.case for error in told] == ["R-0"]
    with pytest.raises(LedgerError):
        list(fold_many((*bad, *ANSWERED)))


def test_every_event_but_openings_can_happen_to_some_case() -> None:
    possible = {event for kind in Kind for event in vocabulary(kind)}

    assert [event.__name__ for event in EVENTS if event not in possible] == [
        "RequestArrived",
        "RectificationArrived",
        "ComplaintArrived",
        "ReviewFiled",
        "SuitFiled",
    ]


@given(ledgers())
def test_a_legal_history_folds_case_by_case(entries: tuple[Entry, ...]) -> None:
    alone = [fold(one) for one in by_case(entries).values()]

    assert list(fold_many(entries)) == [case for case in alone if case is not None]


@given(ledgers(cases=4), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_fold_takes_an_event_if_and_only_if_its_type_is_permitted(entries: tuple[Entry, ...], random: Random) -> None:
    for case, own in by_case(entries).items():
        folded = fold(own)
        if folded is None:
            continue
        on = max(entry.happened_on for entry in own)
        on = max(on, own[-1].recorded_at.date())
        allowed = permitted(folded)
        for kind in EVENTS:
            if kind in allowed and kind is not EntryStruck and (event := made(kind, folded, random, on)) is not None:
                assert fold((*own, Entry(case, len(own) + 1, on, at(on, 23), event))) is not None, kind
            elif kind not in allowed:
                with pytest.raises(LedgerError):
                    fold((*own, Entry(case, len(own) + 1, on, at(on, 23), any_event(kind))))


@given(ledgers())
def test_what_was_recorded_later_does_not_change_what_was_known(entries: tuple[Entry, ...]) -> None:
    for instant in list(instants(entries))[:: max(1, len(entries) // 5)]:
        known = tuple(recorded_by(entries, instant))
        assert all(entry.recorded_at <= instant for entry in known)
        for case, own in by_case(known).items():
            assert own == by_case(entries)[case][: len(own)]


def any_event(kind: type[Event]) -> Event:
    """An event of the type with data that no state looks at first."""
    from tests.ledger.samples import SAMPLES  # noqa: PLC0415 - only here

    return SAMPLES[kind]


def test_a_strike_gives_a_reason_from_a_closed_list() -> None:
    entries = (*ANSWERED, Entry("R-1", 6, date(2026, 3, 25), at(date(2026, 3, 25)), EntryStruck(5, StrikeReason.DID_NOT_HAPPEN)))
    case = fold(entries)

    assert isinstance(case, HandledCase)
    assert case.served is None


def test_a_foreign_entry_and_a_gap_are_told_apart() -> None:
    foreign, gap = refused((ANSWERED[0], ANSWERED[1]._replace(case="R-2"))), refused((ANSWERED[0], *ANSWERED[2:]))

    assert (foreign.what, foreign.case, foreign.entry) == ("R-2 stands among the entries of R-1", "R-1", 2)
    assert foreign.remedy == "fold each case by itself"
    assert (gap.what, gap.case, gap.entry) == ("entry 3 stands where entry 2 belongs", "R-1", 3)
    assert gap.remedy == "give all entries of the case, in their order"


def test_what_was_recorded_at_the_instant_itself_was_known() -> None:
    instant = ANSWERED[4].recorded_at

    assert [entry.number for entry in recorded_by(ANSWERED, instant)] == [1, 2, 3, 4, 5]
    assert [entry.number for entry in recorded_by(ANSWERED, instant - timedelta(seconds=1))] == [1, 2, 3, 4]


def test_without_the_day_of_the_first_regulation_nothing_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = replace(instruments()["OGI-R-2008"], in_force=None)
    monkeypatch.setattr("gongkai.ledger.fold.instruments", lambda: {"OGI-R-2008": undated})

    with pytest.raises(RuleDataError, match=r"^instruments\.toml: OGI-R-2008 has no day of effect\. give in_force\.$"):
        first_day()


def test_the_first_day_of_the_law_can_be_recorded_late() -> None:
    registered = Entry("R-1", 1, date(2008, 5, 2), at(date(2008, 5, 2)), Registered("7"))
    arrived = Entry("R-1", 2, date(2008, 5, 1), at(date(2008, 5, 2)), ARRIVED)
    case = fold((registered, arrived))

    assert isinstance(case, HandledCase)
    assert (case.state, case.received) == (State.REGISTERED, Mark(date(2008, 5, 1), 2))

"""What an applicant is told of a case, and in which words."""

from datetime import UTC, date, datetime

from django.utils.translation import override

from gongkai.law.message import Message
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events import handling
from gongkai.ledger.events.handling import ReviewKind
from gongkai_web.requests.labels import STEPS, said, steps
from gongkai_web.requests.words import EVENTS

OF_THE_OFFICE = {
    "Assigned",
    "ConsultationServed",
    "ExtensionApproved",
    "SearchRecorded",
    "Drafted",
    "DraftReviewed",
    "Archived",
    "EntryStruck",
}
"""What the applicant is not told: who does the work, how it is prepared, and what belongs to others."""


def test_of_each_thing_that_can_happen_it_is_settled_whether_the_applicant_is_told() -> None:
    assert {one.__name__ for one in EVENTS} - {one.__name__ for one in STEPS} == OF_THE_OFFICE


def test_the_applicant_sees_his_steps_in_their_order_and_none_of_the_office() -> None:
    at = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    happened: list[Event] = [handling.Registered("1"), handling.DraftReviewed(ReviewKind.LEGAL, passed=False), handling.Withdrawn()]
    entries = [Entry("a", number, date(2026, 3, 2), at, event) for number, event in enumerate(happened, 1)]

    with override("en"):
        found = [(entry.number, str(word)) for entry, word in steps(entries)]
    assert found == [(1, "Your request was registered"), (3, "You withdrew your request")]


def test_a_sentence_of_the_law_is_said_in_the_readers_language() -> None:
    sentence = Message("自收到之日起", "From the day of receipt")

    with override("zh-hans"):
        assert said(sentence) == "自收到之日起"
    with override("en"):
        assert said(sentence) == "From the day of receipt"

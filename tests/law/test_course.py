"""Courses: what cannot have happened is refused, and the refusal names both events and the rule."""

import re
from datetime import date
from typing import Any

import pytest

from gongkai.errors import ContractError
from gongkai.law.basis import basis
from gongkai.law.course import Consultation, Consulted, Course, Extension, answer_rules, course_of
from gongkai.law.workdays import calendar

RECEIVED = date(2026, 3, 2)
BEFORE, LATER, LATEST = date(2026, 3, 1), date(2026, 3, 11), date(2026, 3, 27)


@pytest.mark.parametrize(
    ("given", "rule", "names"),
    [
        ({"corrected": BEFORE}, "RQ-05", ("corrected", "received")),
        ({"correction_sent": LATEST, "corrected": LATER}, "RQ-05", ("corrected", "correction_sent")),
        ({"fee_notice_sent": LATEST, "fee_notice_received": LATER}, "DL-11", ("fee_notice_received", "fee_notice_sent")),
        ({"fee_notice_received": LATEST, "paid": LATER}, "DL-11", ("paid", "fee_notice_received")),
        ({"paid": BEFORE}, "DL-11", ("paid", "received")),
        ({"extension": Extension(10, BEFORE)}, "RQ-08", ("extension_sent", "received")),
        ({"answered": BEFORE}, "DL-04", ("answered", "received")),
        ({"consultations": (Consultation(BEFORE),)}, "RQ-07", ("consultation_sent", "received")),
        ({"consultations": (Consultation(LATEST, None, LATER),)}, "RQ-07", ("opinion_received", "consultation_sent")),
        ({"consultations": (Consultation(LATER, LATEST, LATER),)}, "RQ-07", ("opinion_received", "third_party_received")),
        (
            {"consultations": (Consultation(LATEST, LATER, None, Consulted.JOINT_ORGAN),)},
            "RQ-09",
            ("joint_organ_received", "joint_consultation_sent"),
        ),
    ],
)
def test_what_is_out_of_order_is_refused(given: dict[str, Any], rule: str, names: tuple[str, str]) -> None:
    with pytest.raises(ContractError) as error:
        Course(RECEIVED, **given)

    later, earlier = names
    assert error.value.where == rule
    assert re.fullmatch(rf"{later} on [\d-]+ is before {earlier} on [\d-]+", error.value.what)


@pytest.mark.parametrize("days", [-1, 0, 21, 25])
def test_an_extension_has_a_limit(days: int) -> None:
    says = rf"^RQ-08: an extension by {days} working days is not possible\. the most is 20 working days \(OGI-R 33\)\. check it\.$"
    with pytest.raises(ContractError, match=says):
        Course(RECEIVED, extension=Extension(days))


def test_the_limit_was_fifteen_in_2018() -> None:
    Course(date(2018, 12, 20), extension=Extension(15))
    with pytest.raises(ContractError, match="the most is 15 working days"):
        Course(date(2018, 12, 20), extension=Extension(16))


def test_there_was_no_regulation_before_may_2008() -> None:
    with pytest.raises(ContractError, match="2008-04-30"):
        Course(date(2008, 4, 30))
    Course(date(2008, 5, 1))


def test_there_was_no_fee_before_2021() -> None:
    with pytest.raises(ContractError, match="fee_payment"):
        Course(date(2020, 12, 1), fee_notice_sent=date(2020, 12, 31))
    Course(date(2020, 12, 1), fee_notice_sent=date(2021, 1, 1))


def test_two_regulations() -> None:
    old, new = answer_rules(date(2019, 5, 14)), answer_rules(date(2019, 5, 15))

    assert (old.period.count, old.period.extension, old.correction_notice) == (15, 15, None)
    assert (new.period.count, new.period.extension, new.correction_notice and new.correction_notice.count) == (20, 20, 7)
    assert old.stopped_by == {Consulted.THIRD_PARTY}
    assert new.stopped_by == set(Consulted)
    assert (old.stop_basis, new.stop_basis) == (basis("OGI-R-2008 24"), basis("OGI-R 33"))
    assert (old.correction_basis, new.correction_basis) == (basis("OGI-R-2008 21"), basis("OGI-R 30"))


def test_letters_receipts_and_opinions_are_paired_in_the_order_given() -> None:
    events = {
        "received": [RECEIVED],
        "consultation_sent": [LATEST, LATER],
        "third_party_received": [date(2026, 3, 28)],
        "opinion_received": [date(2026, 4, 1), date(2026, 3, 12)],
        "organ_consultation_sent": [LATER],
    }

    assert course_of(events).consultations == (
        Consultation(LATEST, date(2026, 3, 28), date(2026, 4, 1)),
        Consultation(LATER, None, date(2026, 3, 12)),
        Consultation(LATER, whom=Consulted.OTHER_ORGAN),
    )


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ({}, r"^DL-04: the event received is missing\. the period runs from it\. give the event received\.$"),
        (
            {"received": [RECEIVED, LATER]},
            r"^the event received is given 2 times\. it happens once to a request\. give it once\.$",
        ),
        ({"received": [RECEIVED], "corrected": [LATER, LATEST]}, "corrected is given 2 times"),
        (
            {"received": [RECEIVED], "opinion_received": [LATER]},
            "^RQ-07: the event opinion_received has no consultation_sent before it.*number 1.*give the event consultation_sent as often",
        ),
        (
            {"received": [RECEIVED], "consultation_sent": [LATER], "third_party_received": [LATER, LATER]},
            "^RQ-07: the event third_party_received has no consultation_sent before it.*this is number 2",
        ),
        ({"received": [RECEIVED], "extension_sent": [LATER]}, "^RQ-08: .*not the days of the extension.*by how many working days"),
        (
            {"received": [RECEIVED], "recieved": [LATER], "payed": [LATER]},
            "^unknown event payed, recieved.*use one of received, correction_sent, .*, extension_sent",
        ),
        (
            {"received": [RECEIVED], "answered": [LATER], "consultation_sent": [LATEST]},
            "^DL-04: answered on 2026-03-11 is before consultation_sent",
        ),
        ({"received": [RECEIVED], "answered": [LATER], "corrected": [LATEST]}, "answered on 2026-03-11 is before corrected"),
        ({"received": [RECEIVED], "answered": [LATER], "paid": [LATEST]}, "answered on 2026-03-11 is before paid"),
    ],
)
def test_events_that_make_no_course(events: dict[str, list[date]], says: str) -> None:
    with pytest.raises(ContractError, match=says):
        course_of(events)


def test_an_opinion_can_come_after_the_answer() -> None:
    events = {"received": [RECEIVED], "consultation_sent": [RECEIVED], "answered": [LATER], "opinion_received": [LATEST]}

    assert course_of(events).answered == LATER


def test_the_seventh_day_is_counted_from_receipt() -> None:
    notice = answer_rules(date(2026, 9, 21)).correction_notice

    assert notice is not None
    assert calendar().after(date(2026, 9, 21), notice.count or 0) == date(2026, 10, 8)

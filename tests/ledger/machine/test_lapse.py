"""A request lapses on the day after the last one on which its applicant could correct or pay, and on no day before."""

from datetime import date, timedelta

import pytest

from gongkai.law.holiday_notices import noticed_years
from gongkai.law.statutory_days import statutory
from gongkai.law.workdays import Calendar
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import fold
from gongkai.ledger.machine.lapse import _earliest_end
from tests.ledger.stories import told

ASKED = (
    "2026-04-20 RequestArrived",
    "2026-04-20 Registered number=7",
    "2026-04-29 CorrectionRequested working_days=15",
    "2026-04-30 CorrectionNoticeServed",
)
CHARGED = (
    "2026-08-17 RequestArrived",
    "2026-08-17 Registered number=7",
    "2026-08-19 FeeNotified basis=by_page yuan=610",
    "2026-08-20 FeeNoticeServed",
)


def refused(*story: str) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        fold(told(list(story)))
    return caught.value


def test_the_time_for_a_correction_ends_with_its_last_working_day() -> None:
    # Labour Day until 05-05, Saturday 05-09 worked: the fifteenth working day after 04-30 is 05-25.
    error = refused(*ASKED, "2026-05-25 Decided outcome=abandoned_no_correction")

    assert error.what == "Decided (entry 5, 2026-05-25) says that the correction lapsed"
    assert error.why == (
        "RQ-05 (OGI-R 30): the applicant could correct until 2026-05-25, 15 working days after CorrectionNoticeServed (entry 4, 2026-04-30)"
    )
    assert fold(told([*ASKED, "2026-05-26 Decided outcome=abandoned_no_correction"])) is not None


def test_the_time_to_pay_ends_with_its_last_working_day() -> None:
    error = refused(*CHARGED, "2026-09-17 Decided outcome=abandoned_fee")
    since = "FeeNoticeServed (entry 4, 2026-08-20)"

    assert error.what == "Decided (entry 5, 2026-09-17) says that the payment lapsed"
    assert error.why == f"DL-11 (FEE 6): the applicant could pay until 2026-09-17, 20 working days after {since}"
    assert fold(told([*CHARGED, "2026-09-18 Decided outcome=abandoned_fee"])) is not None


def test_days_of_rest_do_not_run_off() -> None:
    long = [*ASKED[:2], "2026-04-27 CorrectionRequested working_days=1", "2026-04-30 CorrectionNoticeServed"]

    assert "until 2026-05-06" in refused(*long, "2026-05-05 Decided outcome=abandoned_no_correction").why
    assert "until 2026-05-06" in refused(*long, "2026-05-06 Decided outcome=abandoned_no_correction").why
    assert fold(told([*long, "2026-05-07 Decided outcome=abandoned_no_correction"])) is not None


def test_nothing_lapses_that_was_not_asked_for_and_received() -> None:
    assert "did not correct it" in refused(*ASKED[:3], "2026-09-01 Decided outcome=abandoned_no_correction").why
    assert "did not pay" in refused(*CHARGED[:3], "2026-10-30 Decided outcome=abandoned_fee").why
    assert "did not correct it" in refused(*ASKED[:2], "2026-09-01 Decided outcome=abandoned_no_correction").why
    assert "did not pay" in refused(*CHARGED[:2], "2026-10-30 Decided outcome=abandoned_fee").why


def test_a_period_in_a_year_without_a_notice_may_be_worked_through() -> None:
    known = Calendar([year for year in noticed_years() if year.year <= 2026], statutory())

    # 22 to 25 and 28 to 31 December are eight working days; of the seven in January none can be ruled out before the 7th.
    assert _earliest_end(known, date(2026, 12, 21), 8) == date(2026, 12, 31)
    assert _earliest_end(known, date(2026, 12, 21), 15) == date(2027, 1, 7)
    assert _earliest_end(known, date(2027, 3, 1), 5) == date(2027, 3, 6)


def test_a_lapse_in_a_year_without_a_notice_is_taken_when_it_can_be_right() -> None:
    asked = [line.replace("2026-", "2039-") for line in ASKED]

    assert "until 2039-05-15" in refused(*asked, "2039-05-15 Decided outcome=abandoned_no_correction").why
    assert fold(told([*asked, "2039-05-16 Decided outcome=abandoned_no_correction"])) is not None


def test_a_period_beyond_the_calendar_ends_no_earlier_than_its_days() -> None:
    known = Calendar([year for year in noticed_years() if year.year <= 2026], statutory())

    assert _earliest_end(known, known.last, 1000) == known.last + timedelta(days=1000)
    assert _earliest_end(known, date(9999, 12, 30), 1000) == date.max


def test_a_period_that_ends_on_a_friday_is_over_on_saturday() -> None:
    """Three working days from Tuesday 3 March are Friday 6 March; the weekend belongs to no period."""
    story = ["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-02 CorrectionRequested working_days=3"]
    served = [*story, "2026-03-03 CorrectionNoticeServed"]

    assert "until 2026-03-06" in refused(*served, "2026-03-06 Decided outcome=abandoned_no_correction").why
    assert fold(told([*served, "2026-03-07 Decided outcome=abandoned_no_correction"])) is not None

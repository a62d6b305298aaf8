"""Whether a document binds on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.publishing.life.validity import ENDED, has_expired, validity_on
from gongkai_web.publishing.life.vocabulary import Validity

FROM, UNTIL = date(2026, 4, 1), date(2026, 12, 31)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
RECORDED = st.sampled_from([None, *(one for one in Validity if one is not Validity.NOT_YET_IN_FORCE)])


@pytest.mark.parametrize(
    ("today", "recorded", "found"),
    [
        (date(2026, 3, 31), None, Validity.NOT_YET_IN_FORCE),
        (date(2026, 4, 1), None, Validity.IN_FORCE),
        (date(2026, 12, 31), None, Validity.IN_FORCE),
        (date(2027, 1, 1), None, Validity.EXPIRED),
        (date(2026, 3, 31), Validity.AMENDED, Validity.NOT_YET_IN_FORCE),
        (date(2026, 5, 1), Validity.AMENDED, Validity.AMENDED),
        (date(2027, 1, 1), Validity.AMENDED, Validity.EXPIRED),
        (date(2026, 3, 31), Validity.REPEALED, Validity.REPEALED),
        (date(2027, 1, 1), Validity.REPEALED, Validity.REPEALED),
        (date(2026, 5, 1), Validity.EXPIRED, Validity.EXPIRED),
        (date(2027, 1, 1), Validity.IN_FORCE, Validity.EXPIRED),
    ],
)
def test_a_document_binds_from_its_first_day_to_the_end_of_its_last(today: date, recorded: Validity | None, found: Validity) -> None:
    assert validity_on(today, recorded, binding=True, effective_on=FROM, expires_on=UNTIL) is found


def test_what_does_not_bind_can_still_be_over() -> None:
    assert validity_on(date(2026, 3, 1), None, binding=False, effective_on=FROM, expires_on=UNTIL) is None
    assert validity_on(date(2027, 1, 1), None, binding=False, effective_on=FROM, expires_on=UNTIL) is Validity.EXPIRED


def test_without_dates_what_was_recorded_counts() -> None:
    assert validity_on(date(2026, 3, 1), None, binding=True) is Validity.IN_FORCE
    assert validity_on(date(2026, 3, 1), None, binding=False) is None
    assert not has_expired(None, date(2100, 1, 1))


@given(today=DAYS, later=st.integers(0, 400), recorded=RECORDED, binding=st.booleans(), begin=st.none() | DAYS, end=st.none() | DAYS)
def test_what_has_ended_does_not_come_back_by_waiting(
    today: date, later: int, recorded: Validity | None, binding: bool, begin: date | None, end: date | None
) -> None:
    now, then = (
        validity_on(day, recorded, binding=binding, effective_on=begin, expires_on=end) for day in (today, today + timedelta(days=later))
    )

    assert now not in ENDED or then is now

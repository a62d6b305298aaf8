"""Opinions and silence: what holds whatever the facts. The scenarios stand in test_requests.py."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ContractError
from gongkai.law.consultations import Disclosure, PartyOpinion, after_joint_organ, after_third_party

DAYS = st.dates(min_value=date(2019, 5, 15), max_value=date(2030, 12, 31))


@given(DAYS, DAYS, st.booleans(), st.booleans())
def test_the_silence_of_a_third_party_is_never_consent(on: date, due: date, reasonable: bool, public_interest: bool) -> None:
    found = after_third_party(PartyOpinion.SILENT, on, due, reasonable=reasonable, public_interest=public_interest).answer

    assert found is (Disclosure.ORGAN_DECIDES if on > due else Disclosure.WAIT)


@given(DAYS, DAYS)
def test_the_silence_of_a_joint_organ_is_consent_once_its_period_is_over(on: date, due: date) -> None:
    found = after_joint_organ(PartyOpinion.SILENT, on, due).answer

    assert found is (Disclosure.MAY_DISCLOSE if on > due else Disclosure.WAIT)


def test_the_regulation_of_2008_had_no_such_rules() -> None:
    with pytest.raises(ContractError, match="RQ-09"):
        after_joint_organ(PartyOpinion.AGREES, date(2019, 5, 14), date(2019, 5, 20))

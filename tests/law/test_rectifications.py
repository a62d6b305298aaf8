"""Rectification: the law before had no such case. The scenarios stand in test_requests.py."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.rectifications import Rectification, rectification_outcomes

FACTS = [(competent, inaccurate) for competent in (True, False) for inaccurate in (True, False)]


def test_every_outcome_is_reached() -> None:
    day = date(2019, 5, 15)
    reached = {one for competent, wrong in FACTS for one in rectification_outcomes(day, competent=competent, inaccurate=wrong).answer}

    assert reached == set(Rectification)


def test_before_2019_it_has_no_rule() -> None:
    with pytest.raises(ContractError, match="RQ-16"):
        rectification_outcomes(date(2019, 5, 14), competent=True, inaccurate=True)

"""Categories of publication."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.periods import Unit
from gongkai.law.publication import categories, special_period, special_periods


def test_every_category_has_words_and_a_period() -> None:
    assert {one.variant for one in special_periods()} == set(categories())
    assert all(one.label.zh and one.label.en and one.formed.zh and one.formed.en for one in categories().values())


@pytest.mark.parametrize(
    ("category", "count", "unit"),
    [
        ("budget", 20, Unit.DAYS),
        ("department_budget", 20, Unit.DAYS),
        ("licence", 7, Unit.WORKING_DAYS),
        ("penalty", 7, Unit.WORKING_DAYS),
        ("enforcement", 20, Unit.WORKING_DAYS),
        ("procurement_award", 2, Unit.WORKING_DAYS),
        ("procurement_contract", 2, Unit.WORKING_DAYS),
        ("rule_in_force", 30, Unit.DAYS),
        ("land_notice", 30, Unit.DAYS),
    ],
)
def test_periods_that_override_the_general_one(category: str, count: int, unit: Unit) -> None:
    found = special_period(category, date(2026, 5, 6))

    assert (found.count, found.unit) == (count, unit)


def test_unknown_categories_and_days_before_the_rule_are_refused() -> None:
    with pytest.raises(ContractError, match="unknown category 'weather'"):
        special_period("weather", date(2026, 5, 6))
    with pytest.raises(ContractError, match="2018-12-04"):
        special_period("licence", date(2018, 12, 4))

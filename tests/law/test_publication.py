"""Categories of publication."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind, Unit
from gongkai.law.publication import Category, categories, special_period, special_periods
from gongkai.law.reasoning import Effect
from gongkai.law.workdays import calendar
from tests.law.rule_data import rule_data, text


def test_every_category_has_words_and_a_period() -> None:
    assert {one.variant for one in special_periods()} == set(categories())
    assert categories() == {
        name: Category(name, text(row), text(row["formed"])) for name, row in rule_data("publication.toml")["categories"].items()
    }


def test_the_reasoning_says_which_day_is_the_first() -> None:
    """A budget's twenty days run from its approval, not from the day somebody formed the information."""
    formed = {"formed": [date(2026, 1, 30)]}
    begins = {
        one: deadline(PeriodKind.PUBLICATION, formed, calendar(), variant=one).reasoning[0].text for one in ("budget", "licence", None)
    }

    assert begins["budget"].zh.startswith("批准。")
    assert begins["licence"].zh.startswith("作出决定。")
    assert begins[None].zh.startswith("信息形成或者变更。")


def test_what_is_due_at_once_has_no_first_day_to_count() -> None:
    found = deadline(PeriodKind.PUBLICATION, {"formed": [date(2026, 1, 30)]}, calendar(), variant="emergency")

    assert found.due == date(2026, 1, 30)
    assert Effect.START not in {step.effect for step in found.reasoning}


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
    with pytest.raises(ContractError, match=f"^unknown category 'weather'.*use one of {', '.join(categories())}, or none"):
        special_period("weather", date(2026, 5, 6))
    with pytest.raises(ContractError, match=r"^no rule on publication \(licence\) was in force on 2018-12-04"):
        special_period("licence", date(2018, 12, 4))

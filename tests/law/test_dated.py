"""Which version of a rule governed on a day."""

from datetime import date
from typing import NamedTuple

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.dated import governs, in_force


class Version(NamedTuple):
    name: str
    since: date
    until: date | None = None


OLD = Version("Order 492", date(2008, 5, 1), date(2019, 5, 14))
NEW = Version("Order 711", date(2019, 5, 15))


@pytest.mark.parametrize(
    ("on", "governing"),
    [("2008-05-01", OLD), ("2019-05-14", OLD), ("2019-05-15", NEW), ("2030-01-01", NEW)],
    ids=["first", "last", "next", "now"],
)
def test_the_day_of_the_act_decides(on: str, governing: Version) -> None:
    assert in_force((OLD, NEW), date.fromisoformat(on), "the answer") is governing


def test_first_and_last_day_are_among_them() -> None:
    assert [governs(OLD, date(2008, 4, 30)), governs(OLD, OLD.since), governs(OLD, date(2019, 5, 14)), governs(OLD, NEW.since)] == [
        False,
        True,
        True,
        False,
    ]


def test_before_the_first_version_there_is_none() -> None:
    says = r"^no rule on the answer was in force on 2008-04-30\. the first version is of 2008-05-01\. check the date of the act\.$"
    with pytest.raises(ContractError, match=says):
        in_force((OLD, NEW), date(2008, 4, 30), "the answer")


def test_a_rule_without_versions_says_so() -> None:
    with pytest.raises(ContractError, match="the rule data has no version of it"):
        in_force((), date(2020, 1, 1), "the answer")


def test_two_versions_at_once_are_a_fault_of_the_data() -> None:
    says = r"^two versions of the answer are in force on 2019-05-20\. end the older one the day before the newer begins\.$"
    with pytest.raises(RuleDataError, match=says):
        in_force((OLD._replace(until=None), NEW), date(2019, 5, 20), "the answer")

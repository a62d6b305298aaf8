"""A review or suit in table four, on each side of each day that decides."""

from datetime import date

import pytest

from gongkai.law.settings import DEFAULTS, Instances, Settings
from gongkai.ledger.case import DisputeCase, Kind
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.opening import Part
from gongkai.report.compute.period import period
from gongkai.report.compute.remedies import remedy_cells
from tests.report.compute.made_cases import dispute

EACH = Settings(instances=Instances.EACH)
EVE, NEW_YEAR, LAST, AFTER = date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)


def cells(case: DisputeCase, settings: Settings = DEFAULTS) -> list[str]:
    return [key.removeprefix("remedies.suit_direct.") for key, _ in remedy_cells(case, period(2023), settings)]


@pytest.mark.parametrize(
    ("filed", "ended", "expected"),
    [
        (EVE, EVE, []),
        (EVE, NEW_YEAR, ["upheld"]),
        (EVE, LAST, ["upheld"]),
        (EVE, AFTER, ["pending"]),
        (LAST, LAST, ["upheld"]),
        (LAST, AFTER, ["pending"]),
        (AFTER, AFTER, []),
    ],
)
def test_a_case_counts_by_its_end_or_as_pending(filed: date, ended: date, expected: list[str]) -> None:
    assert cells(dispute(filed, (ended, Result.UPHELD, None))) == expected


@pytest.mark.parametrize(("filed", "expected"), [(EVE, ["pending"]), (LAST, ["pending"]), (AFTER, [])])
def test_what_has_not_ended_is_pending_from_the_day_it_was_filed(filed: date, expected: list[str]) -> None:
    assert cells(dispute(filed)) == expected


FIRST = (date(2023, 6, 1), Result.REVOKED)


@pytest.mark.parametrize(
    ("appeal", "second", "latest", "each"),
    [
        (None, None, ["corrected"], ["corrected"]),
        (date(2023, 6, 9), None, ["pending"], ["corrected", "pending"]),
        (LAST, None, ["pending"], ["corrected", "pending"]),
        (AFTER, None, ["corrected"], ["corrected"]),
        (date(2023, 6, 9), LAST, ["upheld"], ["corrected", "upheld"]),
        (date(2023, 6, 9), AFTER, ["pending"], ["corrected", "pending"]),
        (AFTER, date(2024, 5, 1), ["corrected"], ["corrected"]),
    ],
)
def test_instances_count_by_the_latest_or_each(appeal: date | None, second: date | None, latest: list[str], each: list[str]) -> None:
    ends = [(*FIRST, appeal), *([(second, Result.UPHELD, None)] if second else [])]
    case = dispute(date(2023, 2, 1), *ends)

    assert cells(case) == latest
    assert cells(case, EACH) == each


def test_a_retrial_years_later_opens_the_suit_again() -> None:
    ended = (date(2021, 5, 1), Result.UPHELD, date(2021, 5, 9)), (date(2021, 9, 1), Result.UPHELD, date(2023, 3, 1))

    assert cells(dispute(date(2021, 1, 4), *ended)) == ["pending"]
    assert cells(dispute(date(2021, 1, 4), *ended, (date(2023, 10, 9), Result.ALTERED, None))) == ["corrected"]
    assert cells(dispute(date(2021, 1, 4), *ended, (date(2023, 10, 9), Result.ALTERED, None)), EACH) == ["corrected"]


def test_references_name_the_entry_that_decided() -> None:
    (pending,) = remedy_cells(dispute(date(2023, 2, 1), (*FIRST, date(2023, 6, 9))), period(2023), DEFAULTS)
    (ended,) = remedy_cells(dispute(date(2023, 2, 1), (*FIRST, None)), period(2023), DEFAULTS)
    (fresh,) = remedy_cells(dispute(date(2023, 2, 1)), period(2023), DEFAULTS)

    assert pending[1] == ("d", 3, date(2023, 6, 9), "pending"), "the appeal opened what is pending"
    assert ended[1] == ("d", 2, date(2023, 6, 1), "revoked")
    assert fresh[1] == ("d", 1, date(2023, 2, 1), "pending")


@pytest.mark.parametrize(
    ("kind", "reviewed", "block"),
    [(Kind.REVIEW, False, "review"), (Kind.SUIT, False, "suit_direct"), (Kind.SUIT, True, "suit_after_review")],
)
def test_each_kind_has_its_block(kind: Kind, *, reviewed: bool, block: str) -> None:
    case = dispute(date(2023, 2, 1), kind=kind)._replace(reviewed=reviewed)
    assert [key for key, _ in remedy_cells(case, period(2023), DEFAULTS)] == [f"remedies.{block}.pending"]


@pytest.mark.parametrize(
    ("kind", "part", "by_default", "if_set"),
    [
        (Kind.SUIT, Part.ORIGINAL_ACTOR, 1, 1),
        (Kind.SUIT, Part.CO_DEFENDANT, 0, 0),
        (Kind.SUIT, Part.SOLE_RESPONDENT, 0, 1),
        (Kind.REVIEW, Part.ORIGINAL_ACTOR, 1, 1),
        (Kind.REVIEW, Part.SOLE_RESPONDENT, 0, 0),
    ],
)
def test_only_the_organ_of_the_act_counts_it(kind: Kind, part: Part, by_default: int, if_set: int) -> None:
    case = dispute(date(2023, 2, 1), kind=kind, part=part)

    assert len(cells(case)) == by_default
    assert len(cells(case, Settings(count_as_sole_respondent=True))) == if_set

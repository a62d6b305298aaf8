"""Reorganisation and archives: the row is a setting. The scenarios stand in test_requests.py."""

from datetime import date

import pytest

from gongkai.errors import ContractError
from gongkai.law.outcomes import Outcome
from gongkai.law.reorganisation import Reorganisation, after_reorganisation, still_handles
from gongkai.law.settings import ArchivesRow, Settings

DAY = date(2026, 5, 6)
ELSEWHERE = Settings(archives_row=ArchivesRow.NOT_THIS_ORG)


def test_in_which_row_archives_count_is_a_setting() -> None:
    assert after_reorganisation(Reorganisation.IN_STATE_ARCHIVE, DAY, ELSEWHERE).answer is Outcome.NOT_THIS_ORG
    assert still_handles(DAY, DAY, date(2020, 1, 1), ELSEWHERE).answer is Outcome.NOT_THIS_ORG


def test_files_that_move_later_are_still_here() -> None:
    verdict = still_handles(date(2026, 5, 5), date(2026, 1, 1), DAY)

    assert verdict.answer is None
    assert "尚未移交" in verdict.steps[0].text.zh
    assert still_handles(DAY, date(2026, 1, 1), DAY).answer is Outcome.OTHER


def test_the_archives_law_of_2020_decides_from_2021_on() -> None:
    with pytest.raises(ContractError, match="RQ-22"):
        still_handles(date(2020, 12, 31), DAY)

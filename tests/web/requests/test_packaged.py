"""A case is in the archive when a package was taken that holds all of it."""

import pytest

from gongkai.ledger.case import State
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.requests.models import Case
from gongkai_web.requests.packaged import is_kept, packaged
from tests.web.requests.office import Office


def test_the_last_package_of_each_case_counts_and_other_organs_packages_do_not(office: Office, water: Organ, government: Organ) -> None:
    actor = office.actor("handler")
    for organ, case, entries in ((water, "R-a", 5), (water, "R-b", 3), (water, "R-a", 7), (government, "R-c", 9)):
        note(actor, Noted.CASE_PACKAGED, organ, details={"case": case, "entries": entries})

    assert packaged([water.pk]) == {"R-a": 7, "R-b": 3}


@pytest.mark.parametrize(
    ("state", "taken", "kept"),
    [
        (State.ARCHIVED, 6, True),
        (State.ARCHIVED, 5, True),
        (State.ARCHIVED, 4, False),
        (State.ANSWERED, 6, False),
    ],
)
def test_nothing_but_the_note_of_archiving_may_be_missing_in_it(state: State, taken: int, kept: bool) -> None:
    case = Case(pk="R-a", state=state, entries=6)

    assert is_kept(case, {"R-a": taken}) is kept
    assert not is_kept(case, {"R-b": 9})

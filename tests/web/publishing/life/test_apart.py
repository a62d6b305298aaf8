"""Four eyes: who may not judge a version."""

from dataclasses import replace

import pytest

from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.apart import taken_from
from gongkai_web.publishing.life.events import Approved, Event, FindingReleased, Published, Reviewed
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.vocabulary import Tie
from tests.web.publishing.life.lives import DAY, DRAFTED

_LI, _WANG = 1, 2
_STEPS = ("review", "approve")


def _by(person: int, event: Event) -> Event:
    return replace(event, person=person)


@pytest.mark.parametrize("later", [events.Revised(DAY, 2), events.Tied(DAY, 2, Tie.AMENDS, 7)])
def test_whoever_wrote_the_version_judges_nothing_of_it(later: Event) -> None:
    first, second = fold([_by(_LI, DRAFTED)]), fold([_by(_LI, DRAFTED), _by(_WANG, later)])

    assert taken_from(first, _LI, _STEPS) == {Reviewed, FindingReleased, Approved}
    assert taken_from(first, _WANG, _STEPS) == frozenset()
    assert taken_from(second, _LI, _STEPS) == frozenset(), "of the version before"
    assert taken_from(second, _WANG, _STEPS) == {Reviewed, FindingReleased, Approved}


def test_an_office_says_which_steps_are_taken_from_the_author() -> None:
    life = fold([_by(_LI, DRAFTED)])

    assert taken_from(life, _LI, ()) == frozenset()
    assert taken_from(life, _LI, ("publish",)) == {Published}
    assert taken_from(life, None, ("approve",)) == frozenset(), "the system wrote nothing"
    with pytest.raises(KeyError):
        taken_from(life, _LI, ("read",))

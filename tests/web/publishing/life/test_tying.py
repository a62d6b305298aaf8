"""References of an item: of which version they are, what of them is public, what is answered to others."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings

from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.errors import LifeError
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Reference
from gongkai_web.publishing.life.vocabulary import State, Tie
from tests.web.publishing.life.lives import DAY, DRAFTED, INTERPRETS, PROACTIVE, approved, legal_lives, passed, published

_SEVEN = Reference(Tie.INTERPRETS, 7)
_TIED = [DRAFTED, PROACTIVE, INTERPRETS]
_OUT = [*_TIED, *approved(2), events.Published(DAY, 2, "A/2026-00001")]
_IMPORTED = [DRAFTED, PROACTIVE, events.Imported(DAY, "old.example", "7", date(2020, 1, 2))]
_ADOPTED = [*_IMPORTED, events.Submitted(DAY, 1), events.Scanned(DAY, 1, ()), events.Approved(DAY, 1), events.Published(DAY, 1, "A/1")]
_REPEAL = events.TieImported(DAY, Tie.REPEALS, 9)
_YES, _NO = (events.TieAnswered(DAY, Tie.REPEALS, 9, confirmed) for confirmed in (True, False))


def test_a_reference_makes_the_next_version_which_is_reviewed_anew() -> None:
    tied = fold([DRAFTED, PROACTIVE, *approved(), INTERPRETS])

    assert (tied.version, tied.state, tied.approved, tied.references) == (2, State.ATTRIBUTE_FIXED, None, frozenset({_SEVEN}))
    assert not tied.public_references


def test_it_is_public_with_its_version_and_stays_so_until_another_is() -> None:
    assert fold(_OUT).public_references == {_SEVEN}

    dropped = [*_OUT, events.Untied(DAY, 3, Tie.INTERPRETS, 7)]
    assert (fold(dropped).references, fold(dropped).public_references) == (frozenset(), frozenset({_SEVEN}))
    again = [*dropped, *approved(3), events.Published(DAY, 3, "A/2026-00001")]
    assert not fold(again).public_references


def test_an_amendment_that_is_given_up_leaves_the_references_as_they_are_public() -> None:
    dropped = [*_OUT, events.Untied(DAY, 3, Tie.INTERPRETS, 7), events.Discarded(DAY, "不再修改")]

    assert fold(dropped).references == fold(dropped).public_references == {_SEVEN}


def test_what_is_withdrawn_says_nothing_in_public_and_again_when_it_returns() -> None:
    gone = [*_OUT, events.Withdrawn(DAY, "有误")]
    assert (fold(gone).public_references, fold(gone).references) == (frozenset(), frozenset({_SEVEN}))

    assert fold([*gone, *approved(2), events.Published(DAY, 2, "A/2026-00001")]).public_references == {_SEVEN}


def test_what_came_with_an_item_of_an_old_site_is_as_public_as_it_is() -> None:
    assert fold([*_ADOPTED, _REPEAL]).public_references == {Reference(Tie.REPEALS, 9)}
    assert fold([*_ADOPTED, _REPEAL]).state is State.PUBLISHED
    held = fold([*_IMPORTED, events.Submitted(DAY, 1), _REPEAL])
    assert (held.state, held.public_references) == (State.IN_REVIEW, frozenset())


def test_an_answer_can_be_taken_back() -> None:
    assert fold([*published(), _YES]).answers == {Reference(Tie.REPEALS, 9): True}
    assert fold([*published(), _YES, _NO]).answers == {Reference(Tie.REPEALS, 9): False}


@pytest.mark.parametrize(
    ("happened", "event", "rule"),
    [
        (_TIED, INTERPRETS, Rule.NEXT_VERSION),
        (_TIED, events.Tied(DAY, 3, Tie.INTERPRETS, 7), Rule.NO_CHANGE),
        (_TIED, events.Untied(DAY, 2, Tie.INTERPRETS, 7), Rule.NEXT_VERSION),
        (_TIED, events.Untied(DAY, 3, Tie.INTERPRETS, 8), Rule.NO_CHANGE),
        ([DRAFTED, events.Discarded(DAY, "重复")], INTERPRETS, Rule.NOT_NOW),
        (published(), _REPEAL, Rule.IMPORT),
        ([*_IMPORTED, events.Revised(DAY, 2)], _REPEAL, Rule.IMPORT),
        ([*_IMPORTED, events.Submitted(DAY, 1), events.Scanned(DAY, 1, ("a",)), passed(1)[0]], _REPEAL, Rule.IMPORT),
        ([*_ADOPTED, _REPEAL], _REPEAL, Rule.NO_CHANGE),
        ([DRAFTED], _YES, Rule.PUBLIC),
        ([*published(), _YES], _YES, Rule.NO_CHANGE),
    ],
)
def test_an_order_that_cannot_be_is_refused_with_its_rule(happened: Sequence[Event], event: Event, rule: Rule) -> None:
    with pytest.raises(LifeError) as refused:
        fold([*happened, event])

    assert refused.value.rule is rule


@settings(max_examples=300, deadline=None)
@given(happened=legal_lives())
def test_public_are_the_references_of_the_version_that_was_approved_and_published(happened: list[Event]) -> None:
    versions: dict[int, frozenset[Reference]] = {}
    out: frozenset[Reference] = frozenset()
    for place, event in enumerate(happened):
        life = fold(happened[: place + 1])
        versions[life.version] = life.references
        if isinstance(event, events.Published):
            assert life.approved == event.version
            out = versions[event.version]
        elif isinstance(event, events.Withdrawn):
            out = frozenset()
    assert fold(happened).public_references == out

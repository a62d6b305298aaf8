"""Which right each action needs."""

from dataclasses import replace

import pytest

from gongkai_web.organs.policy import WRITING
from gongkai_web.publishing import actions
from gongkai_web.publishing.life.fold import STEPS as EVENTS
from gongkai_web.publishing.life.vocabulary import Review
from gongkai_web.publishing.models import Draft
from gongkai_web.publishing.policies import REVIEWERS, STEPS, tells_of_penalty
from gongkai_web.publishing.views.acts import ACTS
from tests.web.publishing.office import TEXT


def test_every_step_is_an_action_with_a_right_that_writes() -> None:
    for name, (right, event) in STEPS.items():
        assert callable(getattr(actions, name)), name
        assert right in WRITING
        assert event in EVENTS
    assert set(REVIEWERS) == set(Review)
    assert set(ACTS) <= {*STEPS, "review"}


@pytest.mark.parametrize(("period", "category", "tells"), [("penalty", "", True), ("", "20-06", True), ("licence", "20-05", False)])
def test_a_penalty_decision_is_known_by_its_period_or_its_category(period: str, category: str, tells: bool) -> None:
    text = replace(TEXT, special_period=period, statutory_code=category)

    assert tells_of_penalty(Draft(special_period=text.special_period, statutory_code=text.statutory_code)) is tells

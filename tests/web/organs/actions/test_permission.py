"""The first line of every action."""

import pytest

from gongkai_web.organs.actions.permission import demand, demand_reason
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from tests.web.organs.actors import acting
from tests.web.people import appoint, make_department


def test_a_right_holds_for_its_organ_alone(government: Organ) -> None:
    drafter = acting(appoint(government, Role.DRAFTER))

    assert demand(drafter, Right.WRITE_DRAFTS, government) == government
    for right, organ in ((Right.PUBLISH, government), (Right.WRITE_DRAFTS, make_department(government)), (Right.WRITE_DRAFTS, None)):
        with pytest.raises(Refused):
            demand(drafter, right, organ)


def test_a_reason_is_more_than_blanks() -> None:
    assert demand_reason("  手机丢失\n") == "手机丢失"
    for reason in ("", " \n\t"):
        with pytest.raises(Refused):
            demand_reason(reason)

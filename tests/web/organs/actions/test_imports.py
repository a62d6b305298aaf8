"""Organs from a table: as previewed, whole or not at all."""

import pytest

from gongkai_web.organs.actions.imports import import_organs, preview
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.imports.check import Fault
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from tests.web.organs.actors import acting
from tests.web.people import appoint

HEAD = Row(1, ("机构代码", "机构名称", "机构类型", "级别", "上级机构代码", "电子邮箱"))


def _row(number: int, code: str, above: str = "130900", email: str = "") -> Row:
    return Row(number, (code, f"机构{code}", "政府部门", "city", above, email))


@pytest.fixture
def administrator(government: Organ) -> Actor:
    """The city's administrator."""
    return acting(appoint(government, Role.ADMINISTRATOR))


def test_chosen_rows_become_organs_under_their_supervisors(administrator: Actor, government: Organ) -> None:
    rows = (HEAD, _row(2, "130900-31", "130900-32"), _row(3, "130900-32"), _row(4, "130900-33"))

    import_organs(administrator, rows, {2, 3})

    child, parent = Organ.objects.get(code="130900-31"), Organ.objects.get(code="130900-32")
    assert (child.area_supervisor, parent.area_supervisor) == (parent, government)
    assert not Organ.objects.filter(code="130900-33").exists()
    assert LogEntry.objects.count() == 2


def test_the_fields_own_rules_hold_too(administrator: Actor) -> None:
    made, _ = preview(administrator, (HEAD, _row(2, "洛泽"), _row(3, "130900-31", email="no address")))

    assert [one.faults for one in made] == [(Fault("code", "not_valid", "洛泽"),), (Fault("email", "not_valid", "no address"),)]


def test_a_row_with_an_identity_number_is_told_and_masked(administrator: Actor) -> None:
    head = Row(1, (*HEAD.cells, "办公地址"))
    made, _ = preview(administrator, (head, Row(2, (*_row(2, "130900-31").cells, "张某 11010519491231002X"))))

    ((fault,),) = (one.faults for one in made)
    assert (fault.column, fault.code) == ("address", "personal_data")
    assert "1010519491231002" not in fault.value


@pytest.mark.parametrize("chosen", [{2, 3}, {2}, set[int]()])
def test_nothing_is_written_when_anything_chosen_is_wrong(administrator: Actor, chosen: set[int]) -> None:
    rows = (HEAD, _row(2, "130900-31", "130900-32"), _row(3, "130900-32", above="no such"))

    with pytest.raises(Refused):
        import_organs(administrator, rows, chosen)
    assert Organ.objects.count() == 1
    assert not LogEntry.objects.exists()


def test_a_row_needs_its_supervisors_row(administrator: Actor) -> None:
    rows = (HEAD, _row(2, "130900-31", "130900-32"), _row(3, "130900-32"))

    with pytest.raises(Refused, match="2"):
        import_organs(administrator, rows, {2})
    assert Organ.objects.count() == 1

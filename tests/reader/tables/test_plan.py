"""What is taken from a grid by a plan: the figures of one form in its order, each with its place and its doubts."""

from collections.abc import Iterable

from gongkai.reader.document import Layout, Pick
from gongkai.reader.result import IssueCode
from gongkai.reader.tables.plan import Plan, Slot
from gongkai.report.forms import Kind, form
from gongkai.report.model import Status
from gongkai.report.place import TextPlace

FEES = "disclosure.fees.amount_wan"
ISSUED, REPEALED = "disclosure.rules.issued", "disclosure.rules.repealed"


class Printed:
    """A grid of one row with these texts, each at its number."""

    def __init__(self, *texts: str) -> None:
        width = len(texts)
        self.texts = texts
        self.layout = Layout((tuple(range(width)),), (0,) * width, tuple(range(width)), width, width)

    def places(self, pick: Pick) -> Iterable[TextPlace]:
        return pick([TextPlace(number, number + 1) for number in range(len(self.texts))])


def plan(*slots: Slot) -> Plan:
    return Plan((), slots)


def test_figures_come_in_the_form_s_order_with_their_places() -> None:
    found = plan(Slot(3, REPEALED, Kind.COUNT, None), Slot(1, ISSUED, Kind.COUNT, None)).cells(
        form("cn-ogi-2021"), Printed("规章", " 7 ", "8", "")
    )

    assert found is not None
    cells, issues = found
    assert list(cells) == [ISSUED, REPEALED]
    assert cells[ISSUED] == (7, Status.READ, "7", TextPlace(1, 2))
    assert cells[REPEALED] == (None, Status.BLANK, "", TextPlace(3, 4))
    assert not issues


def test_a_doubtful_figure_is_an_issue_at_its_place() -> None:
    found = plan(Slot(0, FEES, Kind.AMOUNT, None)).cells(form("cn-ogi-2021"), Printed("3.5"))

    assert found is not None
    (issue,) = found[1]
    assert (issue.code, issue.at, issue.cells) == (IssueCode.UNIT_NOT_PRINTED, TextPlace(0, 1), (FEES,))


def test_the_unit_of_the_header_counts() -> None:
    found = plan(Slot(0, FEES, Kind.AMOUNT, "元")).cells(form("cn-ogi-2021"), Printed("35000"))

    assert found is not None
    assert found[0][FEES].value == 3.5
    assert not found[1]


def test_rows_of_another_form_or_merged_ones_are_not_taken() -> None:
    grid = Printed("1")

    assert plan(Slot(0, ISSUED, Kind.COUNT, None)).cells(form("cn-ogi-2019"), grid) is None
    merged = next(iter(form("cn-ogi-2021").merged))
    assert plan(Slot(0, merged, Kind.COUNT, None)).cells(form("cn-ogi-2021"), grid) is None


def test_plans_are_equal_when_they_take_the_same_cells() -> None:
    slot = Slot(0, ISSUED, Kind.COUNT, None)

    assert plan(slot) == plan(slot)
    assert plan(slot) != plan(slot._replace(cell=1))
    used = plan(slot)
    used.cells(form("cn-ogi-2021"), Printed("1"))
    assert used == plan(slot)

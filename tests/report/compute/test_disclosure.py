"""Table two from counters."""

from decimal import Decimal

import pytest

from gongkai.errors import ContractError
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.report.compute.disclosure import Counter, disclosure_cells
from gongkai.report.forms import form
from gongkai.report.model import Cell, Status

FORM = form("cn-ogi-2021")
EARLIER = form("cn-ogi-2019")
REPEALED = "disclosure.normative_documents.repealed"
FEES = "disclosure.fees.amount_wan"


def values(*counters: Counter, settings: Settings = DEFAULTS) -> dict[str, object]:
    return {key: cell.value for key, cell in disclosure_cells(counters, FORM, settings).items()}


def test_counters_of_a_cell_are_added_up_and_others_stay_absent() -> None:
    counters = (Counter(FEES, 1, "a"), Counter("disclosure.licensing.decisions", 5, "a"), Counter("disclosure.licensing.decisions", 7, "b"))
    cells = disclosure_cells(counters, FORM, DEFAULTS)

    assert list(cells) == ["disclosure.licensing.decisions", FEES], "in the form's order"
    assert cells["disclosure.licensing.decisions"] == Cell(12, Status.COMPUTED)


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        (("0.005",), "0.01"),
        (("0.0049",), "0.00"),
        (("1.004", "1.004", "1.004"), "3.01"),  # each rounded by itself would give 3.00
        (("12",), "12.00"),
        (("9" * 30, "0.01"), "9" * 30 + ".01"),
    ],
)
def test_amounts_are_added_exactly_and_rounded_once(amounts: tuple[str, ...], printed: str) -> None:
    assert str(values(*(Counter(FEES, Decimal(amount), "a") for amount in amounts))[FEES]) == printed


def test_documents_that_expired_count_as_repealed_unless_the_office_says_otherwise() -> None:
    counters = (Counter(REPEALED, 3, "a"), Counter(REPEALED, 2, "b", lapsed=True))

    assert values(*counters) == {REPEALED: 5}
    assert values(*counters, settings=Settings(lapse_is_repeal=False)) == {REPEALED: 3}
    assert values(counters[1], settings=Settings(lapse_is_repeal=False)) == {REPEALED: 0}


@pytest.mark.parametrize(
    ("counter", "said"),
    [
        (
            Counter("disclosure.licences.decisions", 1, "s", at="f.csv:7"),
            r"f\.csv:7: 'disclosure.licences.decisions' is no cell of table two",
        ),
        (Counter("requests.received.total", 1, "s"), "is no cell of table two"),
        (Counter("disclosure.rules.made", 1, "s"), "of form cn-ogi-2021"),
        (Counter("disclosure.rules.issued", -1, "s", at="f.csv:3"), r"f\.csv:3: .* cannot be negative: -1"),
        (Counter(FEES, Decimal("-0.01"), "s"), "cannot be negative"),
        (Counter("disclosure.rules.issued", Decimal("1.5"), "register"), "register: .* 1.5 is no whole number"),
        (Counter("disclosure.rules.issued", 1, "s", lapsed=True), "does not count documents that left force"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(counter: Counter, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        disclosure_cells((counter,), FORM, DEFAULTS)


def test_a_change_of_items_may_be_negative() -> None:
    cells = disclosure_cells((Counter("disclosure.licensing.items_change", -616, "a"),), EARLIER, DEFAULTS)
    assert cells["disclosure.licensing.items_change"].value == -616

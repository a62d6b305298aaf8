"""Table two: figures that no case holds, added up from counters with their sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import NoReturn

from gongkai.errors import ContractError
from gongkai.law.settings import Settings
from gongkai.report.forms import Form, Kind
from gongkai.report.model import Cell, Status, Value
from gongkai.report.rollup import EXACT

_HUNDREDTH = Decimal("0.01")
_ROUNDING = Context(prec=EXACT.prec, rounding=ROUND_HALF_UP)
REPEALED = ".repealed"
"""How the key of a count of repealed documents ends."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A figure that an organ counted: how many documents, decisions or how much money, and the document that says so.

    `key`: a cell of table two, `disclosure.licensing.decisions`. `lapsed`: documents that expired, which the setting `lapse_is_repeal`
    counts as repealed or not at all. `at`: where the counter stands, for messages. Units: amounts in 万元, with as many digits as known.
    """

    key: str
    value: int | Decimal
    source: str
    lapsed: bool = False
    at: str = ""


def disclosure_cells(counters: Iterable[Counter], form: Form, settings: Settings) -> Mapping[str, Cell]:
    """The cells of table two that have counters, each the sum of its own; a cell without one is absent, never zero.

    Law: OGI-R 20, 50(1)(1); notices of the form, table two. Units: amounts are added exactly and rounded once, half up, to 0.01 万元.
    Raises: ContractError when a counter names no cell of the table, is negative, or is not of the cell's kind.
    """
    keys = tuple(form.table("disclosure").keys())
    sums: dict[str, int | Decimal] = {}
    with localcontext(EXACT):
        for counter in counters:
            _refuse_unfit(counter, keys, form)
            value = counter.value if settings.lapse_is_repeal or not counter.lapsed else 0
            sums[counter.key] = sums.get(counter.key, 0) + value
    return {key: Cell(_printed(sums[key], form.kinds[key]), Status.COMPUTED) for key in keys if key in sums}


def _printed(total: int | Decimal, kind: Kind) -> Value:
    return Decimal(total).quantize(_HUNDREDTH, context=_ROUNDING) if kind is Kind.AMOUNT else total


def _refuse_unfit(counter: Counter, keys: tuple[str, ...], form: Form) -> None:
    key, value = counter.key, counter.value
    if key not in keys:
        _refuse(counter, f"{key!r} is no cell of table two of form {form.id}", f"use one of {', '.join(keys)}")
    kind = form.kinds[key]
    if kind is not Kind.AMOUNT and not isinstance(value, int):
        _refuse(counter, f"{key} counts things, and {value} is no whole number", "give a whole number")
    if kind is not Kind.CHANGE and value < 0:
        _refuse(counter, f"{key} cannot be negative: {value}", "correct the figure in its source")
    if counter.lapsed and not key.endswith(REPEALED):
        _refuse(counter, f"{key} does not count documents that left force", "mark only figures of repealed documents as lapsed")


def _refuse(counter: Counter, what: str, remedy: str) -> NoReturn:
    raise ContractError(what, where=counter.at or counter.source, remedy=remedy)

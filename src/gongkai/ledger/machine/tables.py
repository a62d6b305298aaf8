"""The steps of each kind of case."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.settings import Settings
from gongkai.ledger.case import Kind
from gongkai.ledger.entry import Event
from gongkai.ledger.machine.asking import CONSULTATION, CORRECTION, EXTENSION, FEE, REASONS
from gongkai.ledger.machine.complaint import COMPLAINT
from gongkai.ledger.machine.disputing import REVIEW, SUIT
from gongkai.ledger.machine.opening import Open, openings, rule_of_receipt
from gongkai.ledger.machine.receiving import DIVIDING, receiving
from gongkai.ledger.machine.replying import replying
from gongkai.ledger.machine.step import Step

Steps = Mapping[type[Event], Step[Any]]


class Machine(NamedTuple):
    """What may follow what, under the choices of one office."""

    openings: Mapping[type[Event], Open]
    steps: Mapping[Kind, Steps]


@cache
def machine(settings: Settings) -> Machine:
    """The tables for those choices; only the date of receipt and that of an electronic answer depend on them."""
    received = rule_of_receipt(settings)
    common = {**receiving(received), **replying(settings)}
    return Machine(
        openings(received),
        {
            Kind.REQUEST: {**common, **DIVIDING, **CORRECTION, **CONSULTATION, **REASONS, **EXTENSION, **FEE},
            Kind.RECTIFICATION: {**common, **CONSULTATION},
            Kind.COMPLAINT: {**common, **COMPLAINT},
            Kind.REVIEW: REVIEW,
            Kind.SUIT: SUIT,
        },
    )

"""Why a result is what it is: steps that an official, an applicant or a court can follow."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.basis import Basis
from gongkai.law.message import Message


class Effect(StrEnum):
    """What a step does to the period."""

    START = "start"
    """The period begins; its first day is the next one that counts."""
    STOP = "stop"
    """Days after this one do not count, until it resumes."""
    RESUME = "resume"
    """Days after this one count again."""
    RESTART = "restart"
    """The period begins anew; what had run before does not count."""
    EXTEND = "extend"
    """The period is longer."""
    ROLL = "roll"
    """The last day is no working day: it moves to the next one."""
    SATISFY = "satisfy"
    """What the period is for was done."""
    DUE = "due"
    """The last day of the period; it ends with that day."""
    NOTE = "note"
    """Nothing moves; the reader should know."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what happened or was found on a day, under which rule and article, and what follows.

    `rule`: the row of the rule data (`DL-04`, `RQ-05`). `on` is None where the step has no day, `basis` where practice is all there is.
    """

    on: date | None
    rule: str
    basis: Basis | None
    effect: Effect
    text: Message


Reasoning = tuple[Step, ...]

"""What a check says about a report."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.message import Message
from gongkai.report.model import Value
from gongkai.report.place import Place


class Severity(StrEnum):
    """How much a finding weighs (domain C.5)."""

    ERROR = "error"
    """Blocks a submission."""
    WARNING = "warning"
    """Needs an explanation."""
    INFO = "info"
    """Worth a look."""


class Verdict(StrEnum):
    """What came of the check; a satisfied rule says nothing."""

    VIOLATED = "violated"
    NOT_ASSESSABLE = "not_assessable"
    """The sides differ and a blank is among the operands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One instance of a tie-out rule that does not hold, or cannot be decided.

    `cells`: the keys that the rule looked at, in the form's order. `expected` and `actual`: the two sides, None where unknown.
    `law`: article or notice, as `gongkai.law.instruments` prints it. `at`: for prose, the place of the sentence.
    """

    code: str
    severity: Severity
    status: Verdict
    cells: tuple[str, ...]
    expected: Value
    actual: Value
    message: Message
    law: str
    at: Place | None = None

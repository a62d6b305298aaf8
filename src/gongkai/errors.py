"""Exceptions of the library: broken contracts and input that cannot be taken at all.

A doubt about data is never an exception: what the reader cannot decide is an issue, what a report gets wrong is a finding.
"""


class GongkaiError(Exception):
    """Something went wrong: says what, where, why, and what to do."""

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "") -> None:
        self.what, self.where, self.why, self.remedy = what, where, why, remedy
        super().__init__(what, where, why, remedy)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return ". ".join(part.rstrip(".。") for part in (head, self.why, self.remedy) if part) + "."


class RuleDataError(GongkaiError):
    """A data file of the library (form, instrument, calendar) is malformed."""


class InputRefused(GongkaiError):
    """A file cannot be read safely: too large, a bomb, encrypted, damaged, of an unknown kind, or too slow."""


class ContractError(GongkaiError):
    """A function was called with values that do not fit together (forms mixed in a roll-up, unknown keys)."""

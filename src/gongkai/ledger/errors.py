"""What is refused about a ledger: an order that cannot be, a value that no entry can have, a line or a chain that does not hold."""

import re

from gongkai.errors import GongkaiError

_RULE = re.compile(r"[A-Z]{2}-\d\d")


class LedgerError(GongkaiError):
    """Something in a ledger cannot be. `case`, `entry` and `line`: where it stands, as far as that is known.

    `rule`: the row of the law's rules (RQ-05) or of the ledger's own (LR-01) with which `why` begins; docs/reference/ledger.md has them.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        why: str = "",
        remedy: str = "",
        case: str = "",
        entry: int | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(what, where=where or case, why=why, remedy=remedy)
        self.case, self.entry, self.line = case, entry, line

    @property
    def rule(self) -> str:
        """The rule that speaks against it: `RQ-05`."""
        found = _RULE.match(self.why)
        return found.group() if found else ""

    def at(self, source: str, line: int) -> "LedgerError":
        """The same with file and line."""
        where = f"{source}:{line}: {self.where}" if self.where else f"{source}:{line}"
        return LedgerError(self.what, where=where, why=self.why, remedy=self.remedy, case=self.case, entry=self.entry, line=line)

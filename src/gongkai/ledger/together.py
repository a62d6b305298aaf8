"""Whether the entries of each case stand together in a file."""

from array import array

from gongkai.ledger.errors import LedgerError


class Together:
    """Remembers where each case began: eighty bytes a case, so that a million cases fit into little memory."""

    __slots__ = ("_began", "_hashes", "_lines")

    def __init__(self) -> None:
        self._began: set[int] = set()
        self._hashes, self._lines = array("q"), array("q")

    def __contains__(self, case: object) -> bool:
        """Whether a case began."""
        return hash(case) in self._began

    def begin(self, case: str, line: int) -> None:
        """A case begins on a line.

        Raises: LedgerError when it had begun before, with both lines.
        """
        key = hash(case)
        if key in self._began:
            before = self._lines[self._hashes.index(key)]
            why = f"LR-11: the entries of a case stand together, and those of {case} began on line {before}"
            remedy = """sort the file by case: LC_ALL=C sort -s -t '"' -k 6,6"""
            raise LedgerError("the case goes on apart from its other entries", why=why, remedy=remedy, case=case, line=line)
        self._began.add(key)
        self._hashes.append(key)
        self._lines.append(line)

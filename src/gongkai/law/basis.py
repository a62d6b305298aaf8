"""What a rule stands on: an instrument and, where one is named, its article."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from gongkai.errors import ContractError
from gongkai.law.entries import rows_of
from gongkai.law.instruments import citation, instruments


class Basis(NamedTuple):
    """One article of one instrument, or the instrument as a whole (`article` None).

    `article`: number, then in brackets paragraph or item as the article is divided: "33", "16(2)", "36(4)", "23(1)(4)".
    """

    instrument: str
    article: str | None

    @property
    def code(self) -> str:
        """The short form that data and JSON carry: `OGI-R 33`."""
        return self.instrument if self.article is None else f"{self.instrument} {self.article}"

    @property
    def zh(self) -> str:
        """As letters and findings print it: `《…条例》（国务院令第711号）第三十三条`."""
        return citation(self.instrument, self.article)

    @property
    def en(self) -> str:
        """As English texts print it: `Regulation on Open Government Information art. 33`."""
        title = instruments()[self.instrument].english
        return title if self.article is None else f"{title} art. {self.article}"


@cache
def basis(code: str) -> Basis:
    """The basis that a short form names: `OGI-R 33`, or `DLV` for an instrument that has no articles.

    Raises: ContractError for an unknown instrument or a malformed article.
    """
    instrument, _, article = code.partition(" ")
    found = Basis(instrument, article or None)
    if instrument not in instruments():
        raise ContractError(f"unknown instrument {instrument!r}", remedy=f"use one of {', '.join(instruments())}")
    citation(found.instrument, found.article)  # refuses a malformed article here, where it is written, not where it is first printed
    return found


def articles_of(row: Mapping[str, Any]) -> tuple[Basis, ...]:
    """The articles that an entry of a data file rests on; none where practice is all there is.

    Raises: KeyError, ValueError, ContractError when one cannot be cited.
    """
    return tuple(basis(code) for code in rows_of(row, "articles"))

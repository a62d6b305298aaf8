"""Requests to rectify one's own record (art 41): a case of its own, not counted in table three."""

from datetime import date
from enum import StrEnum

from gongkai.law.verdict import Verdict, step


class Rectification(StrEnum):
    """How a request for rectification ends."""

    RECTIFIED = "rectified"
    TRANSFERRED = "transferred"
    """Passed on to the organ that may correct the record, and the applicant told."""
    TOLD_WHOM = "told_whom"
    """Told which organ to ask."""
    REFUSED = "refused"


def rectification_outcomes(on: date, *, competent: bool, inaccurate: bool) -> Verdict[tuple[Rectification, ...]]:
    """The outcomes that the law leaves: `competent` to correct the record, `inaccurate` as the applicant's evidence shows.

    An organ that is not competent chooses between passing the request on and telling whom to ask.
    Law: OGI-R 41 (RQ-16). The article sets no period (DL, setting `rectification_period`).
    Raises: ContractError for a day before 2019-05-15.
    """
    if not competent:
        return Verdict((Rectification.TRANSFERRED, Rectification.TOLD_WHOM), (step("RQ-16", on, "elsewhere"),))
    answer = Rectification.RECTIFIED if inaccurate else Rectification.REFUSED
    return Verdict((answer,), (step("RQ-16", on, answer),))

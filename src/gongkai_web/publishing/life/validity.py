"""Whether a document binds on a day: from what was recorded about it, and from the days that it sets itself."""

from datetime import date

from gongkai_web.publishing.life.vocabulary import Validity

ENDED = frozenset({Validity.EXPIRED, Validity.REPEALED})
"""What nothing but a new version or a new decision undoes."""


def has_expired(expires_on: date | None, today: date) -> bool:
    """Whether the last day of a document's validity, which still belongs to it, is over.

    Valid until 2026-12-31, it has expired from 2027-01-01, 00:00 in China, on. Law: Civil Code 203: a period ends with its last day.
    """
    return expires_on is not None and today > expires_on


def validity_on(
    today: date, recorded: Validity | None, *, binding: bool, effective_on: date | None = None, expires_on: date | None = None
) -> Validity | None:
    """Whether it binds today. None: it is no document that binds, and it sets no end to itself that has come.

    `recorded`: the last change of validity that a person recorded. An end that was recorded counts before any date.
    """
    if recorded in ENDED:
        return recorded
    if has_expired(expires_on, today):
        return Validity.EXPIRED
    if not binding:
        return None
    if effective_on is not None and today < effective_on:
        return Validity.NOT_YET_IN_FORCE
    return recorded or Validity.IN_FORCE

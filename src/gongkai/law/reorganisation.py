"""Requests after a function moved to another organ, or the files to an archive."""

from datetime import date
from enum import StrEnum

from gongkai.law.outcomes import Outcome
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.verdict import Verdict, step


class Reorganisation(StrEnum):
    """Where the organ that was asked stands after a reorganisation."""

    FUNCTION_MOVED = "function_moved"
    """The function that the information belongs to went to another organ."""
    FILES_NOT_HANDED_OVER = "files_not_handed_over"
    """The function came here, the files did not yet."""
    IN_STATE_ARCHIVE = "in_state_archive"
    PARTY_ORGAN_WITH_NAMEPLATE = "party_organ_with_nameplate"
    """A Party organ that also bears the name of an administrative organ."""
    PARTY_ORGAN_WITHOUT_NAMEPLATE = "party_organ_without_nameplate"


def after_reorganisation(where: Reorganisation, on: date, settings: Settings = DEFAULTS) -> Verdict[Outcome | None]:
    """The outcome with which the organ may close a request without searching; None when it has to handle it.

    Law: the interpretation on requests after a reorganisation (RQ-21).
    Raises: ContractError for a day before 2019-05-15.
    """
    return Verdict(_outcome(where, settings), (step("RQ-21", on, where),))


def still_handles(
    asked_on: date, transfer_due: date, moved_on: date | None = None, settings: Settings = DEFAULTS
) -> Verdict[Outcome | None]:
    """The outcome with which a request of that day for files that went to an archive is closed; None when the organ still handles it.

    `transfer_due`: the legal time of the transfer; `moved_on`: the day the files went, None while they are here. Files that went early stay
    the organ's to answer for.
    Law: ARCHIVES 15 (RQ-22).
    Raises: ContractError for a day before 2021-01-01.
    """
    facts = {"due": transfer_due}
    if moved_on is None or asked_on < moved_on:
        return Verdict(None, (step("RQ-22", asked_on, "still_here"),))
    if asked_on < transfer_due:
        return Verdict(None, (step("RQ-22", asked_on, "moved_early", facts),))
    return Verdict(Outcome(settings.archives_row), (step("RQ-22", asked_on, "archived", facts),))


def _outcome(where: Reorganisation, settings: Settings) -> Outcome | None:
    match where:
        case Reorganisation.FUNCTION_MOVED:
            return Outcome.NOT_THIS_ORG
        case Reorganisation.IN_STATE_ARCHIVE:
            return Outcome(settings.archives_row)
        case Reorganisation.PARTY_ORGAN_WITHOUT_NAMEPLATE:
            return Outcome.OTHER
        case Reorganisation.FILES_NOT_HANDED_OVER | Reorganisation.PARTY_ORGAN_WITH_NAMEPLATE:
            return None

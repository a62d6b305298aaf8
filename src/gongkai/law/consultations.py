"""What follows from the opinion of a third party, or of an organ that made the information jointly, and from silence."""

from datetime import date
from enum import StrEnum

from gongkai.law.verdict import Verdict, step


class PartyOpinion(StrEnum):
    """What the party that was consulted says."""

    AGREES = "agrees"
    OBJECTS = "objects"
    SILENT = "silent"


class Disclosure(StrEnum):
    """What the organ may do with the information."""

    MAY_DISCLOSE = "may_disclose"
    WITHHOLD = "withhold"
    DISCLOSE_AND_TELL = "disclose_and_tell"
    """Disclose over the objection, and tell the third party in writing what and why."""
    ORGAN_DECIDES = "organ_decides"
    WAIT = "wait"
    """The period for the opinion has not ended."""


def after_third_party(
    opinion: PartyOpinion, on: date, due: date, *, reasonable: bool = True, public_interest: bool = False
) -> Verdict[Disclosure]:
    """What follows from a third party's opinion as it stands on a day; `due` is the last day of its period (DL-06).

    `reasonable`: whether the organ finds the objection reasonable; `public_interest`: whether it finds that not to disclose would gravely
    harm the public interest. Silence is not consent.
    Law: OGI-R 15, 32 (RQ-07).
    """
    facts = {"due": due}
    match opinion:
        case PartyOpinion.AGREES:
            answer = Disclosure.MAY_DISCLOSE
        case PartyOpinion.OBJECTS if public_interest:
            answer = Disclosure.DISCLOSE_AND_TELL
        case PartyOpinion.OBJECTS if reasonable:
            answer = Disclosure.WITHHOLD
        case PartyOpinion.OBJECTS:
            return Verdict(Disclosure.ORGAN_DECIDES, (step("RQ-07", on, "unreasonable"),))
        case PartyOpinion.SILENT:
            answer = Disclosure.WAIT if on <= due else Disclosure.ORGAN_DECIDES
    return Verdict(answer, (step("RQ-07", on, answer, facts),))


def after_joint_organ(opinion: PartyOpinion, on: date, due: date) -> Verdict[Disclosure]:
    """What follows from the opinion of an organ that made the information jointly; `due` is the last day of its period (DL-07).

    Silence counts as consent. What follows from an objection art 34 does not say: the lead organ answers, so it decides.
    Law: OGI-R 34 (RQ-09).
    """
    facts = {"due": due}
    match opinion:
        case PartyOpinion.AGREES:
            return Verdict(Disclosure.MAY_DISCLOSE, (step("RQ-09", on, "may_disclose"),))
        case PartyOpinion.OBJECTS:
            return Verdict(Disclosure.ORGAN_DECIDES, (step("RQ-09", on, "organ_decides"),))
        case PartyOpinion.SILENT if on <= due:
            return Verdict(Disclosure.WAIT, (step("RQ-09", on, "wait", facts),))
        case PartyOpinion.SILENT:
            return Verdict(Disclosure.MAY_DISCLOSE, (step("RQ-09", on, "silence", facts),))

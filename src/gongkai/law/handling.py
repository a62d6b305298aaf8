"""Handling a request: the five stages, the extension, severing, the form of provision, and when information becomes public to all."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from gongkai.errors import ContractError
from gongkai.law.periods import PeriodKind, period
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.verdict import Verdict, names, rule, step


class Stage(StrEnum):
    """The stages that every organ's working rules must have (art 45)."""

    REGISTRATION = "registration"
    EXAMINATION = "examination"
    HANDLING = "handling"
    REPLY = "reply"
    ARCHIVING = "archiving"


class FormReason(StrEnum):
    """Why information is provided in another form than the applicant wants (art 40)."""

    AS_KEPT = "as_kept"
    CARRIER_AT_RISK = "carrier_at_risk"
    TOO_COSTLY = "too_costly"


class Conversion(StrEnum):
    """Whether information asked for becomes public to all (art 44)."""

    NONE = "none"
    MAY = "may"
    MUST = "must"


def next_stage(done: Sequence[Stage], on: date) -> Verdict[Stage | None]:
    """The stage that comes after those done; None after the last.

    Law: OGI-R 45 (RQ-20).
    Raises: ContractError when the stages are not done in their order, or for a day before 2019-05-15.
    """
    order = tuple(Stage)
    if tuple(done) != order[: len(done)]:
        raise ContractError(f"stages out of order: {', '.join(done)}", where="RQ-20", remedy=f"the order is {', '.join(order)}")
    if len(done) == len(order):
        return Verdict(None, (step("RQ-20", on, "done"),))
    following = order[len(done)]
    said = names((following,))
    return Verdict(following, (step("RQ-20", on, "next", {"stage_zh": said.zh, "stage_en": said.en}),))


def extension_allowed(days: int, *, earlier: int, head_consents: bool, told_on: date, due: date, received: date) -> Verdict[bool]:
    """Whether the answer may be put off by so many working days, with every reason against it.

    `earlier`: extensions before this one; `told_on`: the day the applicant is told; `due`: the last day of the period (DL-04); `received`:
    date of receipt, which decides on the rule.
    Law: OGI-R 33 (RQ-08); OGI-R-2008 24 for requests received before 2019-05-15. Units: working days.
    Raises: ContractError for fewer days than one, or a request received before 2008-05-01.
    """
    if days < 1:
        raise ContractError(f"an extension by {days} working days", where="RQ-08", remedy="give 1 or more")
    limit = period(PeriodKind.ANSWER, "received", received).extension
    most = rule("RQ-08", received).most
    tests = {
        "again": most is not None and earlier >= most,
        "no_consent": not head_consents,
        "late": told_on > due,
        "too_long": days > limit,
    }
    against = [key for key, bad in tests.items() if bad]
    facts = {"days": days, "limit": limit, "due": due}
    return Verdict(not against, tuple(step("RQ-08", received, key, facts) for key in against or ["allowed"]))


def may_withhold_all(on: date, *, severable: bool) -> Verdict[bool]:
    """Whether a document of which a part may not be disclosed may be withheld as a whole.

    Law: OGI-R 37 (RQ-12): not when the part can be severed; severing is not processing (art 38).
    Raises: ContractError for a day before 2008-05-01.
    """
    return Verdict(not severable, (step("RQ-12", on, "sever" if severable else "whole"),))


def form_allowed(on: date, *, as_wanted: bool, reason: FormReason | None = None) -> Verdict[bool]:
    """Whether information may be provided in that form: the one that the applicant wants, or another for a reason of the article.

    Law: OGI-R 40 (RQ-15).
    Raises: ContractError for a day before 2019-05-15.
    """
    key = "as_wanted" if as_wanted else reason or "no_reason"
    return Verdict(key != "no_reason", (step("RQ-15", on, key),))


def conversion(
    applicants: int, on: date, *, disclosable: bool, proposed_in_scope: bool = False, settings: Settings = DEFAULTS
) -> Verdict[Conversion]:
    """Whether information that so many applicants asked for may or must become public to all.

    `disclosable`: it may be disclosed; `proposed_in_scope`: an applicant proposed it and the organ finds it within proactive disclosure.
    Law: OGI-R 44 (RQ-19).
    Raises: ContractError for a day before 2019-05-15.
    """
    if proposed_in_scope:
        answer = Conversion.MUST
    else:
        answer = Conversion.MAY if disclosable and applicants >= settings.several_applicants else Conversion.NONE
    return Verdict(answer, (step("RQ-19", on, answer, {"count": applicants}),))

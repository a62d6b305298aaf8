"""Decisions on requests: which outcome one has, and what it lacks, so that it can be refused before it leaves the house."""

from collections.abc import Collection
from datetime import date

from gongkai.errors import ContractError
from gongkai.law.outcomes import Ground, Outcome, version
from gongkai.law.requirements import Requirement
from gongkai.law.settings import DEFAULTS, Settings

_GIVEN = {Outcome.GRANTED, Outcome.ALREADY_PUBLIC}
_NOT_GIVEN = {ground.alone for ground in Ground}


def combined(outcomes: Collection[Outcome], settings: Settings = DEFAULTS) -> Outcome | None:
    """The one outcome of a request whose items were answered with these; None where the law does not decide it and an officer must.

    A request has one outcome. Already public together with granted is granted; with a partial disclosure it is partial whatever else was
    said; something given and something not is partial too, unless the office decides otherwise (`mixed_items_are_partial`). Several
    reasons for giving nothing are not decidable, and what ends a whole request (withdrawn, abandoned, excessive) is no answer to an item.

    Law: OGI-R 37 and the note that both forms print beside 部分公开.
    Raises: ContractError when there is no outcome.
    """
    found = set(outcomes)
    if not found:
        raise ContractError("no outcome to combine", remedy="give the outcome of each item")
    if len(found) == 1:
        return next(iter(found))
    if found <= _GIVEN:
        return Outcome.GRANTED
    if not found <= _GIVEN | _NOT_GIVEN | {Outcome.PARTIAL}:
        return None
    if Outcome.PARTIAL in found:
        return Outcome.PARTIAL
    return Outcome.PARTIAL if found & _GIVEN and settings.mixed_items_are_partial else None


def required(outcome: Outcome, on: date, *, grounds: Collection[Ground] = (), settings: Settings = DEFAULTS) -> tuple[Requirement, ...]:
    """What a decision with that outcome needs on its day, in the order of the catalogue.

    `grounds`: those on which a partial disclosure withholds its parts; what each needs alone it needs here too, but for the word that
    nothing can be severed.
    Law: OGI-R 14 to 16, 30, 32, 35 to 39, FEE 6.
    Raises: ContractError when the outcome or a ground did not exist on that day, or grounds are given for another outcome than `partial`.
    """
    if grounds and outcome is not Outcome.PARTIAL:
        raise ContractError(f"a ground was given for {outcome}", remedy="give grounds with a partial disclosure only")
    needs = _needs(outcome, on, settings)
    for ground in grounds:
        needs |= _needs(ground.alone, on, settings) - {Requirement.NOT_SEVERABLE}
    return tuple(one for one in Requirement if one in needs)


def missing(
    outcome: Outcome, given: Collection[Requirement], on: date, *, grounds: Collection[Ground] = (), settings: Settings = DEFAULTS
) -> tuple[Requirement, ...]:
    """What a decision with that outcome needs on its day and has not; empty when nothing is missing. As `required` otherwise.

    >>> [str(one) for one in missing(Outcome.NOT_THIS_ORG, {Requirement.REASONS}, date(2026, 5, 6))]
    ['responsible_organ']
    """
    return tuple(one for one in required(outcome, on, grounds=grounds, settings=settings) if one not in given)


def _needs(outcome: Outcome, on: date, settings: Settings) -> set[Requirement]:
    needs = {Requirement(code) for code in version(outcome, on).needs}
    if outcome is Outcome.REFUSE_INTERNAL and settings.duty_breaks_internal:
        needs.add(Requirement.NO_DUTY_TO_DISCLOSE)
    return needs

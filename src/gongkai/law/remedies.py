"""Remedies: reconsideration first, the applicant's choice, or none alone. The rule hangs on the legal ground, never on the report's row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.errors import ContractError
from gongkai.law.basis import Basis
from gongkai.law.dated import governs, in_force
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome, version
from gongkai.law.periods import Period, period
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.remedy_rules import Act, OnlineDuty, RemedyClass, RemedyRule, remedy_rules
from gongkai.law.review_bodies import CourtLevel, DecisionMaker, ReviewBody, court, review


@dataclass(frozen=True, slots=True)
class Remedy:
    """All that a letter needs to tell of the remedy against an act, or against the part of it that `part` names.

    `rule`: the article behind `remedy`, None where practice is all there is. `bodies`: of several the applicant chooses one. `ruling`:
    the State Council can be asked in place of a suit. `online`: the letter must name the online way to apply. `review`, `suit`: the
    periods. Where nothing can be done against the act alone there are neither bodies nor court nor periods.
    """

    remedy: RemedyClass
    rule: Basis | None
    bodies: tuple[ReviewBody, ...]
    ruling: bool
    court: CourtLevel | None
    review: Period | None
    suit: Period | None
    online: bool
    part: Message | None
    steps: Reasoning


def review_first(outcome: Outcome, on: date, *grounds: Ground) -> bool | None:
    """Whether reconsideration must come before a suit against a decision of that day; None for a partial disclosure without its grounds.

    `grounds`: those of the parts withheld, for `partial` only; of several one is enough, as the part withheld on it cannot be sued over
    at once.
    Law: ARL 23(1)(4) from 2024-01-01 for refusals under OGI-R 14, 15 and 16; SPC-25 1(2).
    Raises: ContractError when the outcome or its ground did not exist on that day, or a ground is given for another outcome.

    >>> review_first(Outcome.PARTIAL, date(2026, 5, 6), Ground.REFUSE_THIRD_PARTY)
    True
    """
    for ground in grounds:
        _check_ground(outcome, ground)
    if outcome is Outcome.PARTIAL and not grounds:
        version(outcome, on)
        return None
    return any(_rule(outcome, on, ground).remedy is RemedyClass.REVIEW_FIRST for ground in grounds or (None,))


def remedy(
    act: Outcome | Act,
    on: date,
    maker: DecisionMaker,
    *,
    ground: Ground | None = None,
    part: Message | None = None,
    served_online: bool = False,
) -> Remedy:
    """What can be done against a decision of that day, or against the part of it that was withheld on a ground.

    For a partial disclosure the remedy against what was provided is that of `granted`; give each part its own (`law.remedy_text` prints
    them together).
    Law: ARL 20, 22 to 28, ALL 14, 15, 45, 46, SPC-25 1, 2, RVW132 2, 3, FEE 7; before 2024-01-01 the Reconsideration Law of then.
    Raises: ContractError when the act did not exist or no rule is known for that day, or a partial disclosure comes without a ground.
    """
    _check_ground(act, ground)
    if act is Outcome.PARTIAL and ground is None:
        raise ContractError("a partial disclosure without a ground", remedy="give the ground of each part withheld")
    rule = _rule(act, on, ground)
    steps = [_step(on, rule)]
    article = rule.articles[0] if rule.articles else None
    if rule.review is None or rule.suit is None:
        return Remedy(rule.remedy, article, (), False, None, None, None, False, part, tuple(steps))
    reviewed = review(maker, on)
    level, _ = court(maker, on)
    online = [one for one in remedy_rules().online if served_online and governs(one, on)]
    steps += [_step(on, one) for one in online]
    periods = (period(*rule.review, on), period(*rule.suit, on))
    return Remedy(rule.remedy, article, reviewed.bodies, reviewed.ruling, level, *periods, bool(online), part, tuple(steps))


def _check_ground(act: Outcome | Act, ground: Ground | None) -> None:
    if ground is not None and act is not Outcome.PARTIAL:
        raise ContractError(f"a ground was given for {act}", remedy="give grounds with a partial disclosure only")


def _rule(act: Outcome | Act, on: date, ground: Ground | None) -> RemedyRule:
    """The rule for an act; for a partial disclosure that for its ground."""
    rules = remedy_rules()
    if isinstance(act, Outcome):
        version(act, on)  # refuses an outcome that did not exist then
    if act in rules.acts:
        return in_force(rules.acts[act], on, f"the remedy against {act}")
    outcome = ground.alone if ground else Outcome(act)
    articles = _whole(version(outcome, on).articles)
    first = [one for one in rules.review_first if governs(one, on) and articles & _whole(one.grounds)]
    return in_force(first or rules.reply, on, "the remedy against a reply")


def _whole(articles: Iterable[Basis]) -> set[tuple[str, str]]:
    """The articles without paragraph and item."""
    return {(one.instrument, (one.article or "").partition("(")[0]) for one in articles}


def _step(on: date, rule: RemedyRule | OnlineDuty) -> Step:
    return Step(on, "A.8", rule.articles[0] if rule.articles else None, Effect.NOTE, rule.text)

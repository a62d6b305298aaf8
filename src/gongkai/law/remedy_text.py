"""The sentences of a letter that tell the applicant what can be done against it, by when and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.errors import ContractError
from gongkai.law.instruments import shortened
from gongkai.law.message import Message
from gongkai.law.periods import Period
from gongkai.law.remedies import Remedy
from gongkai.law.remedy_rules import RemedyClass
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.steps import amount

_AND = Message("、", " and ")
_OR = Message("或者", " or ")


@dataclass(frozen=True, slots=True)
class Addressees:
    """Where the applicant can turn, by name: the review bodies in the order of `Remedy.bodies`, the court of first instance, and the online
    way to apply for reconsideration (None where the letter is not served over the Internet)."""

    bodies: tuple[Message, ...]
    court: Message
    online: str | None = None


def remedy_text(remedies: Sequence[Remedy], to: Addressees, settings: Settings = DEFAULTS) -> Message | None:
    """The remedy paragraph of a letter; None for a letter that is not to be complained of alone.

    `remedies`: one for the whole letter, or one for each part, all of them named (`Remedy.part`). Parts with the same remedy share a
    sentence. A partial disclosure with a refused part so prints two, and offers no direct suit against what needs reconsideration first.
    Law: ARL 20, 22, 23, 26, ALL 45, 46.
    Raises: ContractError when parts are not named, the names do not fit the review bodies, the online way is demanded and not given, or
    the act is a failure to answer, of which there is no letter.
    """
    _check(remedies, to)
    sentences = [
        sentence
        for kind in RemedyClass
        for told in [[one for one in remedies if one.remedy is kind]]
        if told and (sentence := _sentence(told, to, settings))
    ]
    if not sentences:
        return None
    if to.online is not None:
        online = Message(f"行政复议申请可以通过互联网提交：{to.online}。", f"You can apply for reconsideration online: {to.online}.")
        sentences.append(online)
    return Message("".join(one.zh for one in sentences), " ".join(one.en for one in sentences))


def _check(remedies: Sequence[Remedy], to: Addressees) -> None:
    if not remedies or (len(remedies) > 1 and any(one.part is None for one in remedies)):
        raise ContractError("the parts of the letter are not named", remedy="give one remedy for the whole, or name the part of each")
    for one in remedies:
        if one.review is not None and one.review.event != "reply_received":
            raise ContractError(
                "there is no letter for this act",
                why=f"its periods run from {one.review.event}, and the sentences count from the receipt of a letter",
                remedy="tell the applicant by law.deadlines when they end",
            )
        if one.bodies and len(one.bodies) != len(to.bodies):
            raise ContractError(
                f"{len(to.bodies)} review bodies are named",
                why=f"the law gives {len(one.bodies)}: {', '.join(one.bodies)}",
                remedy="name each of them, in that order",
            )
        if one.online and not to.online:
            raise ContractError(
                "the online way to apply for reconsideration is missing",
                why="a decision served over the Internet has to name it (ARL 22)",
                remedy="enter the address of the review body's online service",
            )


def _sentence(told: Sequence[Remedy], to: Addressees, settings: Settings) -> Message | None:
    """The sentence for the parts with one kind of remedy."""
    one = told[0]
    match one.remedy:
        case RemedyClass.REVIEW_FIRST:
            return _review_first(one, _scope(told), to, settings)
        case RemedyClass.CHOICE:
            return _choice(one, _scope(told), to, settings)
        case RemedyClass.PROCEDURAL | RemedyClass.REQUEST_FIRST:
            return None


def _scope(told: Sequence[Remedy]) -> Message:
    """What the sentence is about: the letter, or its parts by name."""
    parts = [one.part for one in told if one.part is not None]
    if not parts:
        return Message("本答复", "this reply")
    names = _joined(parts, _AND)
    return Message(f"本答复中{names.zh}", f"this reply as to {names.en}")


def _choice(one: Remedy, scope: Message, to: Addressees, settings: Settings) -> Message:
    review, suit = _length(one.review, settings), _length(one.suit, settings)
    bodies = _joined(to.bodies, _OR)
    return Message(
        f"对{scope.zh}不服的，可以自收到本答复之日起{review.zh}内向{bodies.zh}申请行政复议，"
        f"也可以自收到本答复之日起{suit.zh}内向{to.court.zh}提起行政诉讼。",
        f"If you disagree with {scope.en}, you may apply to {bodies.en} for administrative reconsideration within {review.en} of receiving "
        f"it, or sue before {to.court.en} within {suit.en} of receiving it.",
    )


def _review_first(one: Remedy, scope: Message, to: Addressees, settings: Settings) -> Message:
    review, suit = _length(one.review, settings), _length(one.suit, settings)
    bodies = _joined(to.bodies, _OR)
    law = Message(shortened(one.rule.zh), one.rule.en) if one.rule else Message("法律", "the law")
    ruling = Message("，或者向国务院申请裁决", ", or ask the State Council for a final ruling") if one.ruling else Message("", "")
    return Message(
        f"对{scope.zh}不服的，依照{law.zh}的规定，应当先自收到本答复之日起{review.zh}内向{bodies.zh}申请行政复议；"
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起{suit.zh}内依法向人民法院提起行政诉讼{ruling.zh}。",
        f"If you disagree with {scope.en}, under {law.en} you must first apply to {bodies.en} for administrative reconsideration within "
        f"{review.en} of receiving it; if you disagree with the reconsideration decision, you may sue before a people's court within "
        f"{suit.en} of receiving that decision{ruling.en}.",
    )


def _joined(names: Sequence[Message], between: Message) -> Message:
    return Message(between.zh.join(one.zh for one in names), between.en.join(one.en for one in names))


def _length(period: Period | None, settings: Settings) -> Message:
    """A period in words: 60日, 60 days."""
    if period is None:
        raise ContractError("a remedy without its period", remedy="take the remedy from law.remedies.remedy")
    return amount(period.length(settings), period.unit)

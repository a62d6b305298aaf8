"""On which day a request counts as received."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.course import refuse_disorder
from gongkai.law.dated import in_force
from gongkai.law.entries import message_of, rows_of, span_of
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.steps import note, written

_FILE, _ROW = "receipt.toml", "RQ-06"


class Channel(StrEnum):
    """The way by which a request comes."""

    IN_PERSON = "in_person"
    SIGNED_POST = "signed_post"
    ORDINARY_POST = "ordinary_post"
    ONLINE = "online"
    FAX = "fax"


class Decides(StrEnum):
    """What makes a request received; `data/receipt.toml` says what each means."""

    ARRIVAL = "arrival"
    CONFIRMATION = "confirmation"
    MESSAGE = "message"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt, from which every period of the request runs, and why; None while it has not been received."""

    received: date | None
    reasoning: Reasoning


class _Rule(NamedTuple):
    channel: Channel
    decides: Decides
    basis: Basis
    since: date
    until: date | None


def receipt(channel: Channel, arrived: date, confirmed: date | None = None, settings: Settings = DEFAULTS) -> Receipt:
    """The day on which a request counts as received.

    An ordinary letter that came on 2026-03-02 and was confirmed on 2026-03-04 is received on 2026-03-04, and until then not at all.
    `arrived`: the day it was handed in, signed for by any post room of the organ, found in the mail, or sent over the Internet or by fax.
    `confirmed`: the day on which the OGI work body and the applicant confirmed it. A day of rest counts like any other.
    Law: OGI-R art 31; before 2019-05-15 the interpretation of 2015 on the Regulation of 2008.
    Raises: ContractError when it was confirmed before it arrived, or arrived before there was a rule.
    """
    refuse_disorder(_ROW, {"arrived": arrived, "confirmed": confirmed})
    rule = in_force((one for one in _rules() if one.channel is channel), arrived, f"receipt ({channel})")
    received = _received(rule.decides, arrived, confirmed, needs_officer=settings.online_receipt_needs_officer)
    return Receipt(received, tuple(_steps(rule, arrived, confirmed, received)))


def channel_label(channel: Channel) -> Message:
    """The channel in words."""
    return _labels()[channel]


@cache
def _labels() -> Mapping[Channel, Message]:
    return rules_of(_FILE, lambda data: {Channel(name): message_of(row) for name, row in data["channels"].items()})


@cache
def _rules() -> tuple[_Rule, ...]:
    return rules_of(_FILE, lambda data: tuple(map(_rule, rows_of(data, "receipt"))))


def _rule(row: Mapping[str, Any]) -> _Rule:
    return _Rule(Channel(row["channel"]), Decides(row["decides"]), basis(row["basis"]), *span_of(row))


def _received(decides: Decides, arrived: date, confirmed: date | None, *, needs_officer: bool) -> date | None:
    match decides:
        case Decides.ARRIVAL:
            return arrived
        case Decides.CONFIRMATION:
            return confirmed
        case Decides.MESSAGE:
            return confirmed if needs_officer else arrived
        case Decides.EITHER:
            return confirmed or arrived


def _steps(rule: _Rule, arrived: date, confirmed: date | None, received: date | None) -> Iterator[Step]:
    channel = channel_label(rule.channel)
    came = Message(f"申请以{channel.zh}方式到达。", f"The request came: {channel.en}.")
    if received is None:
        yield Step(arrived, _ROW, rule.basis, Effect.NOTE, came)
        zh = "尚未与申请人确认，不视为收到；应当于到达当日确认，联系不上的先行登记，自恢复联系之日起算。"
        en = "Not confirmed with the applicant, so not received: confirm on the day it comes, or register it until contact is made."
        yield note(None, _ROW, rule.basis, zh, en)
        return
    if received != arrived:
        yield Step(arrived, _ROW, rule.basis, Effect.NOTE, came)
        if rule.decides is Decides.CONFIRMATION:
            zh, en = "应当于到达当日与申请人确认，实际确认晚于当日。", "It was to be confirmed on the day it came; it was confirmed later."
            yield note(arrived, _ROW, rule.basis, zh, en)
    day = written(received)
    if received == confirmed and rule.decides is not Decides.ARRIVAL:
        text = Message(f"双方确认之日{day.zh}为收到申请之日。", f"Both sides confirmed it on {day.en}: that is the day of receipt.")
    else:
        text = Message(f"{came.zh[:-1]}，{day.zh}为收到申请之日。", f"{came.en[:-1]}, on {day.en}: that is the day of receipt.")
    yield Step(received, _ROW, rule.basis, Effect.START, text)
    if rule.decides is Decides.MESSAGE and received == arrived:
        zh = "系统提示提交成功即为双方确认，内部流转不影响收到之日；以工作人员确认为准的，须事先在提交页面声明。"
        en = "The system's message of success is the confirmation; an office that wants an officer's to decide has to say so on the page."
        yield note(None, _ROW, basis("GC26"), zh, en)
    elif rule.decides is Decides.EITHER and confirmed is None:
        zh, en = "未记录双方确认的日期，以到达之日推定。", "No day of confirmation is recorded; that of arrival is taken."
        yield note(None, _ROW, rule.basis, zh, en)

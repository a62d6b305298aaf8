"""Messages go out: one sender at a time, each marked before it is handed over, so that after a crash it is known what is not known."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import phonenumbers
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q

from gongkai_web.messages.kinds import Channel, State, channels
from gongkai_web.messages.models import Message
from gongkai_web.messages.text import text_of
from gongkai_web.messages.ways import WAYS, Answer, Down, Verdict
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Applicant
from gongkai_web.requests.sealing import opened
from gongkai_web.transfer.working import alone

_LOG = logging.getLogger(__name__)
_LOCK = 7_239_005
"""The first half of the database's advisory lock of whoever sends; the second is 0."""
_AT_ONCE = 200
_OLDEST = timedelta(days=7)
"""What waited so long, because a way was not set up any more or the platform stood still, is news to nobody."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440))
"""After each try that did not succeed; after the one that follows the last pause, nothing is tried any more: a day and a half in all."""


def send(now: datetime) -> int:
    """Hands over what is due, and answers how many messages were taken. Nothing where another process is at it."""
    with alone(_LOCK, 0) as mine:
        if not mine:
            return 0
        _settle_interrupted(now)
        return sum(_sent(channel, now) for channel in channels())


@transaction.atomic
def _settle_interrupted(now: datetime) -> None:
    """What a killed sender left, and what is too old: the gateway knows the key of an SMS and is asked again, of a mail nobody knows."""
    _open_everywhere()
    left = Message.objects.filter(state=State.SENDING)
    again = Q(channel=Channel.SMS, tries__lte=len(PAUSES))
    said = "the platform was stopped while it was being sent"
    left.exclude(again).update(state=State.UNKNOWN, settled_at=now, code=b"", said=said)
    left.filter(again).update(state=State.WAITING, due_at=now)
    late = Message.objects.filter(settled_at=None, due_at__lt=now - _OLDEST)
    late.update(state=State.UNDELIVERED, settled_at=now, code=b"", said="it waited for more than a week")


def _sent(channel: Channel, now: datetime) -> int:
    taken = 0
    while due := _due(channel, now):
        for place, message in enumerate(due):
            try:
                taken += _handed_over(message, now)
            except Down as down:
                _LOG.warning("messages by %s wait: %s", channel, down)
                _postpone(due[place:], str(down), now)
                return taken
            except (OperationalError, InterfaceError):  # the database is away: what was being sent stays so, and is settled as interrupted
                raise
            except Exception:  # whatever is wrong with this one, it keeps none of the others waiting
                _LOG.exception("message %s cannot be sent", message.key)
                _settle(message, State.UNKNOWN if message.state == State.SENDING else State.UNDELIVERED, now)
    return taken


@transaction.atomic
def _due(channel: Channel, now: datetime) -> list[Message]:
    _open_everywhere()
    waiting = Message.objects.filter(settled_at=None, state=State.WAITING, channel=channel, due_at__lte=now)
    return list(waiting.select_related("case__organ").order_by("due_at", "key")[:_AT_ONCE])


def _handed_over(message: Message, now: datetime) -> bool:
    """Whether the message was taken. Raises: Down."""
    address, code = _opened(message)
    if not address:
        _settle(message, State.NOWHERE, now)
        return False
    text = text_of(message, code)
    with WAYS[Channel(message.channel)]() as hand_over:
        message.state, message.tries = State.SENDING, message.tries + 1
        _save(message)
        answer = hand_over(message.key, address, text)
    _take(message, answer, now)
    return answer.verdict is Verdict.TAKEN


def _take(message: Message, answer: Answer, now: datetime) -> None:
    message.said = answer.said
    match answer.verdict:
        case Verdict.TAKEN:
            _settle(message, State.SENT, now)
        case Verdict.UNKNOWN:
            _settle(message, State.UNKNOWN, now)
        case Verdict.LATER if message.tries <= len(PAUSES):
            message.state, message.due_at = State.WAITING, now + PAUSES[message.tries - 1]
            _save(message)
        case Verdict.LATER | Verdict.REFUSED:
            _LOG.warning("message %s was not delivered", message.key)
            _settle(message, State.UNDELIVERED, now)


def _settle(message: Message, state: State, now: datetime) -> None:
    """The query code is needed no more, and is forgotten."""
    message.state, message.settled_at, message.code = state, now, b""
    _save(message)


def _postpone(messages: Sequence[Message], said: str, now: datetime) -> None:
    for message in messages:
        message.tries += 1
        _take(message, Answer(Verdict.LATER, said), now)


@transaction.atomic
def _save(message: Message) -> None:
    open_for(reads=[message.organ_id], writes=[message.organ_id])
    message.save(force_update=True)


@transaction.atomic
def _opened(message: Message) -> tuple[str, str]:
    """The address and the query code in the clear, of an applicant who was not erased."""
    open_for(reads=[message.organ_id])
    applicant = Applicant.objects.get(case=message.case_id)
    if not applicant.key:
        return "", ""
    who = json.loads(opened(applicant.key, bytes(applicant.sealed)))
    address = who["email"] if message.channel == Channel.EMAIL else who["phone"]
    if message.channel == Channel.SMS and address and _is_landline(address):
        address = ""
    return address, opened(applicant.key, bytes(message.code)).decode() if message.code else ""


def _is_landline(phone: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(phone)) == phonenumbers.PhoneNumberType.FIXED_LINE


def _open_everywhere() -> None:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)

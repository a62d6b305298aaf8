"""The ways out: the SMS gateway that the operator names, and the office's mail server. Each says what it knows of a message, no more."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import Enum, auto
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from gongkai_web.messages.kinds import Channel
from gongkai_web.messages.text import Text

_SECONDS = 20
_LONGEST = 200
_PERSONAL = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}-[0-9A-Z]{2}|\S{1,64}@\S{1,255}|\+?\d[\d -]{5,20}\d")
"""What looks like a query code, an address or a number: servers like to repeat what they were given."""
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


class Verdict(Enum):
    """What a way did with a message."""

    TAKEN = auto()
    REFUSED = auto()
    """For good: another try would end the same."""
    LATER = auto()
    UNKNOWN = auto()
    """The connection broke off after the message was, perhaps, taken."""


class Answer(NamedTuple):
    """What a way did, and what it said, without any address."""

    verdict: Verdict
    said: str


class Down(Exception):
    """Nobody answers there; nothing was handed over."""


HandOver = Callable[[str, str, Text], Answer]
"""From key, address and words of a message to what was done with it."""


@contextmanager
def sms() -> Iterator[HandOver]:
    """A connection to the gateway. Raises: Down."""
    place = urlsplit(settings.GONGKAI_SMS_URL)
    kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
    connection = kind(place.hostname or "", place.port, timeout=_SECONDS)
    try:
        connection.connect()
    except OSError as error:
        raise Down(_plain(error)) from error
    try:
        yield partial(_by_sms, connection, (place.path or "/") + (f"?{place.query}" if place.query else ""))
    finally:
        connection.close()


def _by_sms(connection: HTTPConnection, target: str, key: str, address: str, text: Text) -> Answer:
    """As JSON; a key that the gateway knows it does not send again, so that what broke off can be repeated."""
    body = json.dumps({"key": key, "phone": address, "text": text.body}, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "Authorization": f"Bearer {settings.GONGKAI_SMS_KEY}"}
    try:
        connection.request("POST", target, body, headers)
        answer = connection.getresponse()
        said = _plain(f"{answer.status}: {answer.read(4 * _LONGEST).decode(errors='replace')}")
    except (OSError, HTTPException) as error:
        return Answer(Verdict.LATER, _plain(error))
    if answer.status // 100 == 2:
        return Answer(Verdict.TAKEN, said)
    later = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status in _LATER
    return Answer(Verdict.LATER if later else Verdict.REFUSED, said)


@contextmanager
def mail() -> Iterator[HandOver]:
    """A connection to the mail server. Raises: Down."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise Down(_plain(error)) from error
    try:
        yield partial(_by_mail, connection)
    finally:
        with suppress(SMTPException, OSError):
            connection.close()


def _by_mail(connection: Any, key: str, address: str, text: Text) -> Answer:
    """With the key as Message-ID. What broke off is not repeated: mail servers take the same message twice."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{key.replace(':', '.')}@{domain}>", "Auto-Submitted": "auto-generated"}
    try:
        connection.send_messages([EmailMessage(text.subject, text.body, to=[address], headers=headers)])
    except SMTPRecipientsRefused as error:
        return _refusal(*next(iter(error.recipients.values())))
    except SMTPResponseException as error:
        return _refusal(error.smtp_code, error.smtp_error)
    except (SMTPException, OSError) as error:
        return Answer(Verdict.UNKNOWN, _plain(error))
    return Answer(Verdict.TAKEN, "")


def _refusal(code: int, said: bytes | str) -> Answer:
    """A refusal in the numbers of SMTP: 4xx is for now, 5xx is for good."""
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return Answer(Verdict.REFUSED if code // 100 == 5 else Verdict.LATER, _plain(f"{code}: {words}"))


def _plain(said: object) -> str:
    """A line for the desk, in which nobody's address stands."""
    line = " ".join(str(said)[: 4 * _LONGEST].split()) or type(said).__name__
    return _PERSONAL.sub("…", line)[:_LONGEST]


WAYS: Mapping[Channel, Callable[[], AbstractContextManager[HandOver]]] = {Channel.SMS: sms, Channel.EMAIL: mail}
"""Each opens a connection and answers how to hand a message over. Raises: Down."""

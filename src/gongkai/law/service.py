"""On which day a request counts as answered: that of service, not the date on the letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from gongkai.errors import ContractError
from gongkai.law.basis import Basis, basis
from gongkai.law.entries import message_of, rows_of, text_of
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Reasoning, Step
from gongkai.law.rule_files import rules_of
from gongkai.law.settings import DEFAULTS, ElectronicService, Settings

_EVENTS = ("posted", "sent", "signed", "arrived")


class Mode(StrEnum):
    """How a reply reaches the applicant."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    COURIER = "courier"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class Service:
    """The day of the answer and why; None while it has not been served."""

    answered: date | None
    reasoning: Reasoning


class _Rule(NamedTuple):
    counts: str
    basis: Basis
    text: Message


def service(mode: Mode, events: Mapping[str, date], settings: Settings = DEFAULTS) -> Service:
    """The day on which a request counts as answered: that of posting for a letter by post, that of signing for one handed over.

    `events`: `posted`, `sent` (electronically), `signed`, `arrived`, as far as they happened.
    Law: 国办公开办函〔2016〕235号; Postal Law art 55; for electronic service Civil Procedure Law art 90 by analogy, or as the office chose.
    Raises: ContractError for an unknown event.
    """
    if unknown := sorted(events.keys() - set(_EVENTS)):
        raise ContractError(f"unknown event {', '.join(unknown)}", remedy=f"use one of {', '.join(_EVENTS)}")
    rule = _rules()[mode, settings.electronic_service if mode is Mode.ELECTRONIC else None]
    answered = events.get(rule.counts)
    return Service(answered, (Step(answered, "A.5", rule.basis, Effect.SATISFY if answered else Effect.NOTE, rule.text),))


@cache
def _rules() -> Mapping[tuple[Mode, ElectronicService | None], _Rule]:
    return rules_of("receipt.toml", lambda data: {(Mode(row["mode"]), _choice(row)): _rule(row) for row in rows_of(data, "service")})


def _choice(row: Mapping[str, Any]) -> ElectronicService | None:
    return ElectronicService(row["electronic_service"]) if "electronic_service" in row else None


def _rule(row: Mapping[str, Any]) -> _Rule:
    return _Rule(text_of(row, "counts"), basis(row["basis"]), message_of(row))

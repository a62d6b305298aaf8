"""What the law demands of a decision: what it must rest on or say."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.law.entries import entry, message_of, rows_of
from gongkai.law.message import Message
from gongkai.law.rule_files import rules_of


class Requirement(StrEnum):
    """What the law demands for an outcome; `described` says it in words."""

    REASONS = "reasons"
    PUBLIC_PLACE = "public_place"
    PROVISION = "provision"
    WITHHELD_GROUNDS = "withheld_grounds"
    CLASSIFICATION = "classification"
    FORBIDDING_PROVISION = "forbidding_provision"
    RISK_ASSESSMENT = "risk_assessment"
    CONSULTATION_RESULT = "consultation_result"
    NOT_SEVERABLE = "not_severable"
    NO_DUTY_TO_DISCLOSE = "no_duty_to_disclose"
    SPECIAL_PROVISION = "special_provision"
    SEARCH_RECORD = "search_record"
    RESPONSIBLE_ORGAN = "responsible_organ"
    CORRECTION_NOTICE = "correction_notice"
    UNCLEAR_CONTENT = "unclear_content"
    EARLIER_REPLY = "earlier_reply"
    REQUEST_COUNTS = "request_counts"
    REASONS_ASKED = "reasons_asked"
    EARLIER_PROVISION = "earlier_provision"
    FEE_NOTICE = "fee_notice"
    LAPSE = "lapse"
    WITHDRAWAL = "withdrawal"
    APPLICABLE_REGIME = "applicable_regime"


@cache
def described() -> Mapping[Requirement, Message]:
    """Each requirement in words.

    Raises: RuleDataError when the rule data is malformed.
    """
    return rules_of("outcomes.toml", requirements_from)


def requirements_from(data: Mapping[str, Any]) -> Mapping[Requirement, Message]:
    """The descriptions that rule data holds.

    Raises: KeyError, TypeError, ValueError when it is malformed or does not describe each requirement once.
    """
    found = [_described(one) for one in rows_of(data, "requirements")]
    if [code for code, _ in found] != list(Requirement):
        raise ValueError(f"the requirements must be, in this order: {', '.join(Requirement)}")
    return dict(found)


def _described(data: Any) -> tuple[Requirement, Message]:
    entry(data, {"code", "zh", "en"})
    return Requirement(data["code"]), message_of(data)

"""What an office decides for itself by variables of the environment; a value that makes no sense stops the start with a word about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gongkai.errors import GongkaiError
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.apart import APART
from gongkai_web.serve.mailboxes import Mailbox, mailboxes

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions. What each means, and its doubt, stands in docs/reference/platform-settings.md."""

    interpretation_required: tuple[str, ...]
    reassessment_months: int
    guide_review_months: int
    column_months: int
    not_by_author: tuple[str, ...]
    licence: str
    proxies: int
    mail_port: int
    sms_url: str
    erase_after_months: int
    mailboxes: tuple[Mailbox, ...]
    batch_organs: int
    requests_per_hour: int


def decided(environment: Mapping[str, str]) -> Decided:
    """The decisions of an environment. An empty variable counts as none.

    Raises: GongkaiError for a value that none of them can have.
    """
    return Decided(
        interpretation_required=_several(environment, "GONGKAI_INTERPRETATION_REQUIRED", (Kind.NORMATIVE_DOCUMENT.value,), Kind.values),
        reassessment_months=_whole(environment, "GONGKAI_REASSESSMENT_MONTHS", 12, range(1, 121)),
        guide_review_months=_whole(environment, "GONGKAI_GUIDE_REVIEW_MONTHS", 12, range(1, 121)),
        column_months=_whole(environment, "GONGKAI_COLUMN_MONTHS", 6, range(1, 121)),
        not_by_author=_several(environment, "GONGKAI_NOT_BY_AUTHOR", ("review", "approve"), APART),
        licence=_address(environment, "GONGKAI_OPEN_DATA_LICENCE", "of the licence"),
        proxies=_whole(environment, "GONGKAI_PROXIES", 1 if environment.get("GONGKAI_TLS") == "1" else 0, range(10)),
        mail_port=_whole(environment, "GONGKAI_MAIL_PORT", 25, range(1, 65536)),
        sms_url=_address(environment, "GONGKAI_SMS_URL", "of the SMS gateway"),
        erase_after_months=_whole(environment, "GONGKAI_ERASE_AFTER_MONTHS", 24, range(1, 601)),
        mailboxes=mailboxes(environment),
        batch_organs=_whole(environment, "GONGKAI_BATCH_ORGANS", 10, range(1, 101)),
        requests_per_hour=_whole(environment, "GONGKAI_REQUESTS_PER_HOUR", 20_000, range(100, 1_000_001)),
    )


def _whole(environment: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    given = environment.get(name) or str(default)
    if not (given.isascii() and given.isdecimal() and len(given) < 10 and int(given) in allowed):
        raise GongkaiError(f"“{given}” cannot be used", where=name, remedy=f"give a number from {allowed[0]} to {allowed[-1]}")
    return int(given)


def _several(environment: Mapping[str, str], name: str, default: tuple[str, ...], allowed: Collection[str]) -> tuple[str, ...]:
    given = environment.get(name) or ",".join(default)
    if given == _NONE:
        return ()
    words = tuple(dict.fromkeys(one.strip() for one in given.split(",")))
    if wrong := [one for one in words if one not in allowed]:
        remedy = f"give {_NONE}, or with commas some of: {', '.join(allowed)}"
        raise GongkaiError(f"“{wrong[0]}” cannot be used", where=name, remedy=remedy)
    return words


def _address(environment: Mapping[str, str], name: str, whose: str) -> str:
    given = environment.get(name, "")
    if given and not (
        given.startswith(("https://", "http://")) and given.isascii() and given.isprintable() and not set(given) & set('<>" \\^`{|}')
    ):
        raise GongkaiError(f"“{given}” cannot be used", where=name, remedy=f"give the address {whose}, with https://")
    return given

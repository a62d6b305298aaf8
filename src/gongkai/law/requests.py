"""Taking in a request: what it must hold, which channels are open, when a correction or reasons may be asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.dated import in_force
from gongkai.law.receipt import Channel
from gongkai.law.settings import DEFAULTS, Settings
from gongkai.law.verdict import Contents, Verdict, names, request_rules, rule, step


class Field(StrEnum):
    """What a request can be asked to hold; never its purpose, since 2019."""

    NAME = "name"
    IDENTITY_PROOF = "identity_proof"
    CONTACT = "contact"
    DESCRIPTION = "description"
    """Title, number or other features by which the organ can find the information."""
    FORM_WANTED = "form_wanted"
    TRANSCRIBED_BY = "transcribed_by"
    """Who wrote an oral request down."""


class AfterReasons(StrEnum):
    """What follows when reasons for many requests were asked for."""

    NOT_PROCESSED = "not_processed"
    DELAYED = "delayed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """Requests of one applicant (by verified identity) to the organ in the calendar month, quarter and year, this one included."""

    month: int
    quarter: int
    year: int


def purpose_tested(on: date) -> Verdict[bool]:
    """Whether the organ may ask what a request is for.

    Law: OGI-R 27 (RQ-01): no, from 2019-05-15; the Regulation of 2008 had a purpose test.
    Raises: ContractError for a day before 2008-05-01.
    """
    tested = _contents(on).purpose_tested
    return Verdict(tested, (step("RQ-01", on, "tested" if tested else "untested"),))


def missing_fields(given: Collection[Field], on: date, *, oral: bool = False) -> Verdict[tuple[Field, ...]]:
    """What a request must hold and does not; `oral`: it was made by word of mouth, and the work body fills in the form.

    Law: OGI-R 29 (RQ-03, RQ-04).
    Raises: ContractError for a day before 2008-05-01.

    >>> [str(field) for field in missing_fields({Field.NAME, Field.CONTACT, Field.DESCRIPTION, Field.FORM_WANTED}, date(2026, 5, 6)).answer]
    ['identity_proof']
    """
    wanted = tuple(map(Field, _contents(on).fields)) + ((Field.TRANSCRIBED_BY,) if oral else ())
    lacking = tuple(field for field in wanted if field not in given)
    said = names(lacking)
    facts = {"fields_zh": said.zh, "fields_en": said.en}
    steps = [step("RQ-03", on, "oral")] if oral else []
    return Verdict(lacking, (*steps, step("RQ-04", on, "missing" if lacking else "complete", facts)))


def must_accept(channel: Channel, on: date, *, announced: bool) -> Verdict[bool]:
    """Whether the organ must take a request that comes this way; `announced`: its guide names the channel on that day.

    Law: OGI-R 28 and the interpretation on channels (RQ-02): in person and by post always.
    Raises: ContractError for a day before 2019-05-15.
    """
    if channel in request_rules().basic_channels:
        return Verdict(True, (step("RQ-02", on, "basic"),))
    return Verdict(announced, (step("RQ-02", on, "announced" if announced else "closed"),))


def correction_allowed(earlier: int, on: date, due: date, received: date) -> Verdict[bool]:
    """Whether a correction may be asked for on a day, after `earlier` such notices for the same request.

    `due`: the last day for the notice (DL-02); `received`: date of receipt, which decides on the rule.
    Law: OGI-R 30 (RQ-05): once.
    Raises: ContractError for a request received before 2019-05-15, when no such limit existed.
    """
    facts = {"due": due}
    most = rule("RQ-05", received).most
    against = [key for key, bad in (("again", most is not None and earlier >= most), ("late", on > due)) if bad]
    return Verdict(not against, tuple(step("RQ-05", received, key, facts) for key in against or ["allowed"]))


def reasons_may_be_asked(counts: RequestCounts, on: date, settings: Settings = DEFAULTS) -> Verdict[bool]:
    """Whether the applicant may be asked why he asks so much: any count above the office's own limit.

    Law: OGI-R 35 (RQ-10). The article says “clearly beyond reason” and gives no number; the clock runs on.
    Raises: ContractError for a day before 2019-05-15.
    """
    limits: Mapping[str, tuple[int, int]] = {
        "month": (counts.month, settings.excess_month),
        "quarter": (counts.quarter, settings.excess_quarter),
        "year": (counts.year, settings.excess_year),
    }
    over = [(span, count, most) for span, (count, most) in limits.items() if count > most]
    facts = {
        "over_zh": "、".join(f"本{names((span,)).zh}{count}件，界限{most}件" for span, count, most in over),
        "over_en": ", ".join(f"{count} in the {names((span,)).en}, limit {most}" for span, count, most in over),
    }
    return Verdict(bool(over), (step("RQ-10", on, "may_ask" if over else "may_not_ask", facts),))


def after_reasons(on: date, *, sound: bool, in_time: bool) -> Verdict[AfterReasons]:
    """What follows once reasons were asked for: `sound` says whether the organ finds them so (none given are not), `in_time` whether it can
    keep the ordinary period.

    Law: OGI-R 35 (RQ-10).
    Raises: ContractError for a day before 2019-05-15.
    """
    answer = AfterReasons.NOT_PROCESSED if not sound else AfterReasons.ANSWERED if in_time else AfterReasons.DELAYED
    return Verdict(answer, (step("RQ-10", on, answer),))


def _contents(on: date) -> Contents:
    return in_force(request_rules().contents, on, "what a request must hold")

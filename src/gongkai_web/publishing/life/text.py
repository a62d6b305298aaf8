"""The text of an item and its description, as forms, imports and actions hand it over."""

from dataclasses import dataclass
from datetime import date

REPORT_YEARS = range(2000, 2101)
"""The years that an annual report can be about: some cities reported before the first Regulation of 2008."""


@dataclass(frozen=True, slots=True)
class TextFields:
    """Title, text and metadata (domain D.3). `body`: HTML. `made_on`: starts the period of OGI-R 26.

    `responsible_basis`, `statutory_code`, `topic`, `genre`: codes of `catalogue`. `special_period`: a category of
    `gongkai.law.publication`, where a law sets a period of its own; empty: the general one. `report_year`: the year that an annual report
    is about; nothing else has one.

    How a rule or normative document came about (domain D.5): `consultation_note`: why the public was consulted for less time than the law
    wants, or not at all. `decided_by`: the meeting. `early_effect`: a ground of `gongkai.law.rulemaking` on which rules take effect within
    thirty days of their publication.
    """

    title: str
    doc_no: str = ""
    abstract: str = ""
    body: str = ""
    issuer: str = ""
    joint_issuers: tuple[str, ...] = ()
    responsible_basis: str = "made"
    statutory_code: str = ""
    topic: str = ""
    genre: str = ""
    audience: str = ""
    keywords: tuple[str, ...] = ()
    report_year: int | None = None
    made_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    source: str = ""
    special_period: str = ""
    consulted_from: date | None = None
    consulted_until: date | None = None
    consultation_note: str = ""
    competition_reviewed_on: date | None = None
    legality_reviewed_on: date | None = None
    decided_on: date | None = None
    decided_by: str = ""
    registered_on: date | None = None
    registration_no: str = ""
    early_effect: str = ""

"""What opens a case: a request, a rectification, a supervision complaint, a review or a suit."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.receipt import Channel


class ApplicantKind(StrEnum):
    """Whose request it is, in the words of the annual report's columns. An agent's request is of the principal's kind."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    """A law firm or legal-service office that asks in its own name."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Applicant:
    """One applicant: an opaque id, never a name, and the kind of the one in whose name is asked."""

    id: str
    kind: ApplicantKind


@dataclass(frozen=True, slots=True)
class RequestArrived:
    """A request for information reached the organ. `applicants`: the representative first, who decides the column.

    `split_from`: the letter's own case when the organ split it into several requests (一事一申请). `public_service_unit`: whether it was
    made to a public enterprise or institution (art 55), to which the articles on requests do not apply.
    """

    organ: str
    channel: Channel
    applicants: tuple[Applicant, ...]
    split_from: str | None = None
    public_service_unit: bool = False


@dataclass(frozen=True, slots=True)
class RectificationArrived:
    """Someone asked the organ to rectify a record about himself (art 41). Not counted in table three."""

    organ: str
    channel: Channel
    applicants: tuple[Applicant, ...]


@dataclass(frozen=True, slots=True)
class ComplaintArrived:
    """Someone told the competent department that `about` does not disclose as the law requires (art 47(2)).

    `public_service_unit`: whether `about` is a public enterprise or institution; it is then an appeal (申诉) under art 55.
    """

    organ: str
    channel: Channel
    applicants: tuple[Applicant, ...]
    about: str
    public_service_unit: bool = False


class Part(StrEnum):
    """The organ's part in a review or a suit: only the organ of the original act counts it in table four (STAT201)."""

    ORIGINAL_ACTOR = "original_actor"
    """It made the act under review or before the court."""
    CO_DEFENDANT = "co_defendant"
    """It upheld the act as review body and stands beside the original organ."""
    SOLE_RESPONDENT = "sole_respondent"
    """It changed the act as review body and stands alone."""


@dataclass(frozen=True, slots=True)
class ReviewFiled:
    """A review of an act of open government information was applied for. `requests`: the requests it is about, none for other acts.

    `number`: the review body's case number once known, by which the same case is known across organs.
    """

    organ: str
    body: str
    requests: tuple[str, ...] = ()
    part: Part = Part.ORIGINAL_ACTOR
    number: str | None = None


@dataclass(frozen=True, slots=True)
class SuitFiled:
    """A suit was brought. `after_review`: the review case that came before, None when it was brought directly.

    `reviewed`: whether a review came before it; a review that the ledger does not hold has no case id.
    """

    organ: str
    court: str
    reviewed: bool
    after_review: str | None = None
    requests: tuple[str, ...] = ()
    part: Part = Part.ORIGINAL_ACTOR
    number: str | None = None


Opening = RequestArrived | RectificationArrived | ComplaintArrived | ReviewFiled | SuitFiled

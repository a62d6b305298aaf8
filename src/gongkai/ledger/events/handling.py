"""What happens to a request, a rectification or a complaint from receipt to reply (arts 30 to 42)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.course import Consulted
from gongkai.law.fees import FeeBasis
from gongkai.law.service import Mode


@dataclass(frozen=True, slots=True)
class ReceiptConfirmed:
    """Organ and applicant confirmed the receipt (art 31: letters without signature, Internet, fax)."""


@dataclass(frozen=True, slots=True)
class Registered:
    """The case has its number in the organ's register (登记)."""

    number: str


@dataclass(frozen=True, slots=True)
class Split:
    """The organ split the letter into several requests, each a case of its own; this one is not counted (一事一申请)."""

    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The case is handled together with another. `identical`: the same applicant asked the same again."""

    into: str
    identical: bool


@dataclass(frozen=True, slots=True)
class CorrectionRequested:
    """A correction notice was issued (art 30). `working_days`: the period it gives."""

    working_days: int


@dataclass(frozen=True, slots=True)
class CorrectionNoticeServed:
    """The applicant received the correction notice."""


@dataclass(frozen=True, slots=True)
class CorrectedRequestReceived:
    """The corrected request arrived; the answer period begins anew."""


@dataclass(frozen=True, slots=True)
class ConsultationSent:
    """A letter asked `party` (an opaque id) for its opinion; the answer period stands still."""

    party: str
    role: Consulted


@dataclass(frozen=True, slots=True)
class ConsultationServed:
    """`party` received the letter; its 15 working days run."""

    party: str


class Opinion(StrEnum):
    """What the party said."""

    AGREES = "agrees"
    OBJECTS = "objects"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OpinionReceived:
    """`party` answered."""

    party: str
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class ReasonsRequested:
    """The applicant was asked why he asks so much, so often (art 35). The clock runs on."""


@dataclass(frozen=True, slots=True)
class ReasonsGiven:
    """The applicant gave reasons."""


@dataclass(frozen=True, slots=True)
class DelayNotified:
    """The reasons are sound and the period cannot be kept: the applicant was told the delayed day (art 35)."""

    until: date


@dataclass(frozen=True, slots=True)
class ExtensionApproved:
    """The head of the OGI work body agreed to a longer period (art 33). Working days, at most 20."""

    working_days: int


@dataclass(frozen=True, slots=True)
class ExtensionNotified:
    """The applicant was told of the extension that was approved."""


@dataclass(frozen=True, slots=True)
class FeeNotified:
    """A fee notice was issued. Yuan."""

    basis: FeeBasis
    yuan: int


@dataclass(frozen=True, slots=True)
class FeeNoticeServed:
    """The applicant received the fee notice."""


@dataclass(frozen=True, slots=True)
class FeePaid:
    """The fee was paid in full. Yuan."""

    yuan: int


@dataclass(frozen=True, slots=True)
class SearchRecorded:
    """The organ searched for the information. `found`: whether it has it. Where and by whom stands in the file."""

    found: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """A reply was drafted."""


class ReviewKind(StrEnum):
    """The reviews of a draft before it is approved."""

    LEGAL = "legal"
    SECRECY = "secrecy"
    PERSONAL_DATA = "personal_data"


@dataclass(frozen=True, slots=True)
class DraftReviewed:
    """A draft passed a review, or was sent back."""

    review: ReviewKind
    passed: bool


class ComplaintOutcome(StrEnum):
    """What came of a complaint to the competent department (art 47(2))."""

    REMEDIATION_ORDERED = "remediation_ordered"
    """督促整改."""
    CRITICISED = "criticised"
    """通报批评."""
    UNFOUNDED = "unfounded"
    REFERRED = "referred"
    """Another department is competent."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The reply was approved, dated and numbered: `happened_on` is its date of document (成文日期).

    `outcome`: a code of the case kind's catalogue (`gongkai.law.outcomes.Outcome`, `gongkai.law.rectifications.Rectification`,
    `ComplaintOutcome`).
    `grounds`: of the parts withheld, for `partial` (`gongkai.law.outcomes.Ground`). `same_as`: the earlier case, for `repeated`.
    """

    outcome: str
    grounds: tuple[str, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Dispatched:
    """The reply left the organ: handed over, posted or sent."""

    mode: Mode


@dataclass(frozen=True, slots=True)
class Served:
    """The reply reached the applicant: signed for, or in the agreed system."""


@dataclass(frozen=True, slots=True)
class ServiceFailed:
    """The reply came back or could not be handed over; it is sent again."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The applicant withdrew."""


@dataclass(frozen=True, slots=True)
class RedoOrdered:
    """A review or a court ordered a new reply. `by`: that case. The first result stays the one that is counted.

    `happened_on` is the day on which the decision was received, or the judgment took effect. `working_days`: the period that the order
    names, or `until` its last day where it names another; neither where it names none, and the period of the law runs anew.
    """

    by: str
    working_days: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ExplanationRequested:
    """The competent department asked the organ complained of to explain."""


@dataclass(frozen=True, slots=True)
class ExplanationReceived:
    """That organ explained."""


@dataclass(frozen=True, slots=True)
class RemediationReported:
    """The organ reported that it did what it was ordered to do."""


Handling = (
    ReceiptConfirmed
    | Registered
    | Split
    | Merged
    | CorrectionRequested
    | CorrectionNoticeServed
    | CorrectedRequestReceived
    | ConsultationSent
    | ConsultationServed
    | OpinionReceived
    | ReasonsRequested
    | ReasonsGiven
    | DelayNotified
    | ExtensionApproved
    | ExtensionNotified
    | FeeNotified
    | FeeNoticeServed
    | FeePaid
    | SearchRecorded
    | Drafted
    | DraftReviewed
    | Decided
    | Dispatched
    | Served
    | ServiceFailed
    | Withdrawn
    | RedoOrdered
    | ExplanationRequested
    | ExplanationReceived
    | RemediationReported
)

"""What happens to a review and to a suit, from acceptance to compliance."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.periods import Procedure


class Result(StrEnum):
    """How a review or an instance ended; `gongkai.law.results` groups them into the columns of table four."""

    UPHELD = "upheld"
    """维持, 驳回诉讼请求, 驳回复议请求."""
    REVOKED = "revoked"
    PARTLY_REVOKED = "partly_revoked"
    ALTERED = "altered"
    DECLARED_UNLAWFUL = "declared_unlawful"
    ORDERED_TO_ACT = "ordered_to_act"
    ORDERED_ANEW = "ordered_anew"
    NOT_ACCEPTED = "not_accepted"
    DISMISSED = "dismissed"
    """驳回申请 or 驳回起诉: the conditions for acceptance were not met."""
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    MEDIATED = "mediated"
    TRANSFERRED = "transferred"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The review body accepted the application, or the court docketed the suit. `number`: its case number."""

    procedure: Procedure
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ProcedureChanged:
    """The simple procedure became the ordinary one."""

    procedure: Procedure


@dataclass(frozen=True, slots=True)
class CopyReceived:
    """The organ received the copy of the application or the complaint; its time to answer runs."""


@dataclass(frozen=True, slots=True)
class AnswerSubmitted:
    """The organ handed in its answer and evidence."""


@dataclass(frozen=True, slots=True)
class Suspended:
    """The proceedings were suspended (中止)."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The proceedings went on."""


@dataclass(frozen=True, slots=True)
class PeriodExtended:
    """The body extended its own period. Calendar days."""

    days: int


@dataclass(frozen=True, slots=True)
class HearingHeld:
    """A hearing was held."""


@dataclass(frozen=True, slots=True)
class ReviewConcluded:
    """The review ended."""

    result: Result


@dataclass(frozen=True, slots=True)
class InstanceConcluded:
    """An instance of the suit ended. `instance`: 1, 2, … `ruling`: a ruling (裁定), not a judgment."""

    instance: int
    result: Result
    ruling: bool = False


@dataclass(frozen=True, slots=True)
class ConclusionReceived:
    """The organ received the decision, judgment or ruling."""


@dataclass(frozen=True, slots=True)
class Appealed:
    """A party appealed against the instance that had ended."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The suit goes on in a further instance without an appeal: remanded (发回重审) or retried (再审)."""


@dataclass(frozen=True, slots=True)
class ReviewOpinionReceived:
    """The review body sent an opinion on what to mend (行政复议意见书)."""


@dataclass(frozen=True, slots=True)
class ComplianceOrdered:
    """The decision or judgment sets a day by which the organ must act."""

    until: date


@dataclass(frozen=True, slots=True)
class Complied:
    """The organ did what the decision, judgment or opinion asks of it."""


Dispute = (
    Accepted
    | ProcedureChanged
    | CopyReceived
    | AnswerSubmitted
    | Suspended
    | Resumed
    | PeriodExtended
    | HearingHeld
    | ReviewConcluded
    | InstanceConcluded
    | ConclusionReceived
    | Appealed
    | Reopened
    | ReviewOpinionReceived
    | ComplianceOrdered
    | Complied
)

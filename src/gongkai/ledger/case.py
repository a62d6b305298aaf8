"""A case as it stands: what `fold` makes of its entries. Nothing here is stored; due dates come from `ledger.clocks`.

Cases are tuples, because each entry makes a new one: a year of a province is folded in a fraction of a second.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gongkai.law.course import Consulted
from gongkai.law.periods import Procedure
from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.handling import Opinion
from gongkai.ledger.events.opening import Applicant, Part


class Kind(StrEnum):
    """What a case is about."""

    REQUEST = "request"
    RECTIFICATION = "rectification"
    COMPLAINT = "complaint"
    REVIEW = "review"
    SUIT = "suit"


class State(StrEnum):
    """Where a case stands."""

    ARRIVED = "arrived"
    """It is there, but not yet received in law: the receipt is to be confirmed."""
    RECEIVED = "received"
    REGISTERED = "registered"
    """It is in the register and being handled."""
    CORRECTION_PENDING = "correction_pending"
    FEE_PENDING = "fee_pending"
    DRAFTED = "drafted"
    DECIDED = "decided"
    DISPATCHED = "dispatched"
    """The reply is on its way and does not count as an answer yet."""
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    SPLIT = "split"
    MERGED = "merged"
    ARCHIVED = "archived"
    FILED = "filed"
    """A review or suit that was not yet accepted."""
    PENDING = "pending"
    """A review or suit before its body."""
    SUSPENDED = "suspended"
    CONCLUDED = "concluded"
    """The review, or the instance of the suit, ended."""


class Mark(NamedTuple):
    """A day and the number of the entry that set it: what a figure of the report opens into."""

    on: date
    entry: int


class Consultation(NamedTuple):
    """One letter that asked for an opinion. `opinion` is None while the party is silent."""

    party: str
    role: Consulted
    sent: Mark
    served: Mark | None = None
    answered: Mark | None = None
    opinion: Opinion | None = None


class Correction(NamedTuple):
    """The one correction that may be asked for."""

    requested: Mark
    working_days: int
    served: Mark | None = None
    received: Mark | None = None


class Extension(NamedTuple):
    """The one extension. It counts once the applicant was told."""

    approved: Mark
    working_days: int
    notified: Mark | None = None


class Fee(NamedTuple):
    """The fee that was asked for. Yuan."""

    notified: Mark
    yuan: int
    served: Mark | None = None
    paid: Mark | None = None


class Reasons(NamedTuple):
    """Why the applicant asks so much, so often (art 35). `delay`: when he was told of a later day."""

    requested: Mark
    given: Mark | None = None
    delay: Mark | None = None


class Explanation(NamedTuple):
    """What the organ complained of was asked to explain, and whether it did."""

    requested: Mark
    received: Mark | None = None


class Outcome(NamedTuple):
    """How a case ended. `code`: of the catalogue of its kind; `grounds`: of the parts withheld; `same_as`: the earlier case.

    `made`: date of document, or the day of withdrawal or merger. `answered`: the day it counts as answered, None until it does;
    a withdrawal or merger needs no answer and has both on the same day.
    """

    code: str
    made: Mark
    answered: Mark | None
    grounds: tuple[str, ...] = ()
    same_as: str | None = None


class HandledCase(NamedTuple):
    """A request, rectification or complaint. `received`: the date of receipt in law, None while it is to be confirmed.

    `outcome`: the first one, which is counted; `latest` differs from it after a new reply was ordered. A case that was withdrawn
    before it was received in law, or split, has none.
    `served`: when the latest reply reached the applicant. `sent_back`: the review that a draft did not pass, until there is a new draft.
    `redo`: the order to reply anew, `redo_by` the review or suit that gave it, `redo_days` or `redo_until` the period that it names.
    `public_service_unit`: whether the request was made to a public service unit, or the complaint is an appeal against one (art 55).
    """

    id: str
    kind: Kind
    organ: str
    applicants: tuple[Applicant, ...]
    channel: Channel
    state: State
    arrived: Mark
    received: Mark | None
    about: str | None = None
    split_from: str | None = None
    split_into: tuple[str, ...] = ()
    register_number: str | None = None
    correction: Correction | None = None
    consultations: tuple[Consultation, ...] = ()
    extension: Extension | None = None
    fee: Fee | None = None
    delayed_until: date | None = None
    dispatched_by: Mode | None = None
    outcome: Outcome | None = None
    latest: Outcome | None = None
    confirmed: Mark | None = None
    unit: str | None = None
    reasons: Reasons | None = None
    explanation: Explanation | None = None
    found: bool | None = None
    sent_back: Mark | None = None
    dispatched: Mark | None = None
    served: Mark | None = None
    redo: Mark | None = None
    redo_by: str | None = None
    redo_days: int | None = None
    redo_until: date | None = None
    remediation: Mark | None = None
    public_service_unit: bool = False


class Conclusion(NamedTuple):
    """How an instance ended: a review has one, a suit one an instance. `received`: the day the organ got it.

    `followed`: the appeal or the retrial after it; the next instance is open from that day.
    """

    instance: int
    result: Result
    made: Mark
    ruling: bool = False
    received: Mark | None = None
    followed: Mark | None = None


class DisputeCase(NamedTuple):
    """A review or suit. `reviewed`: for a suit, whether a review came before it.

    `copy_received`, `answer_submitted`, `appealed`: of the instance that is running, or of the last one. `suspensions`: when the
    proceedings stood still, the end None while they do. `extended`: when the body made its period longer, by `extended_days`.
    `ordered`: when a day was set by which the organ must act, `comply_by`; neither outlives an appeal or a retrial.
    """

    id: str
    kind: Kind
    organ: str
    body: str
    part: Part
    number: str | None
    requests: tuple[str, ...]
    state: State
    filed: Mark
    reviewed: bool = False
    after_review: str | None = None
    procedure: Procedure | None = None
    accepted: Mark | None = None
    copy_received: Mark | None = None
    answer_submitted: Mark | None = None
    conclusions: tuple[Conclusion, ...] = ()
    unit: str | None = None
    suspensions: tuple[tuple[Mark, Mark | None], ...] = ()
    extended: Mark | None = None
    extended_days: int = 0
    appealed: Mark | None = None
    opinion_received: Mark | None = None
    ordered: Mark | None = None
    comply_by: date | None = None
    complied: Mark | None = None


Case = HandledCase | DisputeCase

"""What the law leaves open or practice does differently from place to place, each with a default and the doubt behind it.

An office's own guide and its province's handling rules decide; the defaults are the reading that is safest for the applicant, or the
most common one. `docs/reference/settings.md` lists them; a test keeps the two the same.
"""

from dataclasses import dataclass
from enum import StrEnum


class StopBegins(StrEnum):
    """From which day a consultation stops the clock."""

    DAY_AFTER_ISSUE = "day_after_issue"
    ON_ISSUE = "on_issue"


class ElectronicService(StrEnum):
    """When a reply that is sent electronically counts as given."""

    ARRIVAL = "arrival"
    DISPATCH = "dispatch"


class AfterPayment(StrEnum):
    """What becomes of the period for the answer when the fee was paid."""

    ANEW = "anew"
    """It runs again in full."""
    GOES_ON = "goes_on"
    """What was left of it goes on; the days from that of the fee notice to that of the payment are left out."""


class ReportDay(StrEnum):
    """When a report is due that is due before (前) a date which is no working day."""

    DATE = "date"
    WORKDAY_BEFORE = "workday_before"


class JointColumn(StrEnum):
    """Whose column a request of several applicants stands in."""

    FIRST_NAMED = "first_named"
    FIRST_ORGANISATION = "first_organisation"
    """That of the first among them that is no natural person; where all are, of the first named."""


class FeeApplicant(StrEnum):
    """In whose month a request counts for fees by request."""

    FIRST_NAMED = "first_named"
    EACH_APPLICANT = "each_applicant"
    AGENT = "agent"
    """Who brought it for others; where nobody did, the first named."""


class ResultDate(StrEnum):
    """Which day puts a result into a year."""

    ANSWERED = "answered"
    MADE = "made"


class Instances(StrEnum):
    """How several instances of one dispute count."""

    LATEST = "latest"
    EACH = "each"


class ArchivesRow(StrEnum):
    """The outcome of a request for what is in a state archive."""

    OTHER = "other"
    NOT_THIS_ORG = "not_this_org"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one office; all offices of a roll-up must make the same ones where a figure depends on them."""

    online_receipt_needs_officer: bool = False
    """Whether a request over the Internet counts as received only when an officer confirms it. Art 31(3): the day both sides confirmed.
    Guiding case 26 takes the system's message of success for that unless the office said otherwise on the page."""

    correction_period: int = 15
    """Working days that a correction notice gives the applicant when it names no period. Art 30 says: reasonable."""

    consultation_stop: StopBegins = StopBegins.DAY_AFTER_ISSUE
    """First day that a consultation takes out of the answer period. Art 33 says only that the time needed is not counted."""

    electronic_service: ElectronicService = ElectronicService.ARRIVAL
    """When a reply sent electronically is the answer: when it reaches the system agreed with the applicant (Civil Procedure Law art 90, by
    analogy), or when it is sent, as with the post (DLV). The OGI rules are silent on it."""

    after_payment: AfterPayment = AfterPayment.ANEW
    """Whether the period for the answer runs anew in full after the fee was paid, or its rest goes on. FEE art 6 is quoted as the former;
    the article was not re-read."""

    rectification_period: int = 20
    """Working days for an answer to a request to rectify one's own record. Art 41 sets none; the period of art 33 is borrowed."""

    complaint_period: int = 20
    """Working days that the competent department gives itself for a complaint under art 47(2), or an appeal against a public service unit
    (art 55), which set none."""

    report_day: ReportDay = ReportDay.DATE
    """Whether what is due before (前) 31 January or 31 March is due on that date, also on a day off, or on the working day before. Art 49
    says only 前; practice takes the date itself."""

    result_date: ResultDate = ResultDate.ANSWERED
    """Whether a result belongs to the year in which it was answered or in which the reply is dated."""

    fee_month_on_arrival: bool = False
    """Whether the month of a request, for fees by request, is that of its arrival instead of its date of receipt (FEE art 4)."""

    fee_applicant: FeeApplicant = FeeApplicant.FIRST_NAMED
    """In whose month a request of several applicants, or one brought by an agent, counts for fees by request. FEE art 4 says: the same
    applicant."""

    joint_column: JointColumn = JointColumn.FIRST_NAMED
    """The column of a request of several applicants: that of the one named first, who represents them, or of the first organisation. The
    form does not say."""

    count_public_service_units: bool = False
    """Whether requests to public service units count in table three. Art 55 leaves them to rules of their own; provinces differ."""

    count_as_sole_respondent: bool = False
    """Whether a review body counts a suit in which it alone is the defendant because it changed the act."""

    instances: Instances = Instances.LATEST
    """Whether first and second instance of one suit count once, by the latest result, or each."""

    lapse_is_repeal: bool = True
    """Whether a normative document that expired counts as repealed in the year (only then issued − repealed explains the stock)."""

    mixed_items_are_partial: bool = True
    """Whether a request that was not split, with one item granted and another not, counts as a partial disclosure. The form prints this for
    severed documents only; for items it is common practice. Without it such a request has to be split, or an officer decides."""

    duty_breaks_internal: bool = True
    """Whether what a law, regulation or rule orders to be public must be disclosed although it concerns internal affairs. The sentence
    stands in the second paragraph of art 16; whether it covers the first is open."""

    excess_month: int = 10
    """Requests of one applicant in a calendar month above which reasons may be asked. Art 35 says: clearly beyond reason; ten a month is
    what FEE art 4 leaves free."""

    excess_quarter: int = 30
    """The same for a quarter: three times the month."""

    excess_year: int = 120
    """The same for a year: twelve times the month."""

    several_applicants: int = 2
    """How many applicants for the same information are several, so that it may be made public to all. Art 44 names no number."""

    archives_row: ArchivesRow = ArchivesRow.OTHER
    """Where a request counts that is answered under the rules of archives. Neither form has a row for it."""


DEFAULTS = Settings()

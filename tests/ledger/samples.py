"""One event of each type of the vocabulary."""

from datetime import date

from gongkai.law.course import Consulted
from gongkai.law.fees import FeeBasis
from gongkai.law.periods import Procedure
from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.ledger.entry import Event
from gongkai.ledger.events import dispute, handling, opening, record

_APPLICANTS = (opening.Applicant("A-1", opening.ApplicantKind.NATURAL_PERSON), opening.Applicant("A-2", opening.ApplicantKind.BUSINESS))

_EVENTS: tuple[Event, ...] = (
    opening.RequestArrived("13-water", Channel.FAX, _APPLICANTS, "R-0", True),
    opening.RectificationArrived("13-water", Channel.IN_PERSON, _APPLICANTS),
    opening.ComplaintArrived("13-water", Channel.ONLINE, _APPLICANTS, "13-roads", True),
    opening.ReviewFiled("13-water", "13-government", ("R-1", "R-2"), opening.Part.SOLE_RESPONDENT, "冀政复〔2026〕5号"),
    opening.SuitFiled("13-water", "13-court", True, "V-1", ("R-1",), opening.Part.CO_DEFENDANT, "(2026)冀01行初5号"),
    handling.ReceiptConfirmed(),
    handling.Registered("〔2026〕7号"),
    handling.Split(("R-8", "R-9")),
    handling.Merged("R-8", True),
    handling.CorrectionRequested(15),
    handling.CorrectionNoticeServed(),
    handling.CorrectedRequestReceived(),
    handling.ConsultationSent("T-1", Consulted.JOINT_ORGAN),
    handling.ConsultationServed("T-1"),
    handling.OpinionReceived("T-1", handling.Opinion.OBJECTS),
    handling.ReasonsRequested(),
    handling.ReasonsGiven(),
    handling.DelayNotified(date(2030, 1, 2)),
    handling.ExtensionApproved(10),
    handling.ExtensionNotified(),
    handling.FeeNotified(FeeBasis.BY_PAGE, 610),
    handling.FeeNoticeServed(),
    handling.FeePaid(610),
    handling.SearchRecorded(False),
    handling.Drafted(),
    handling.DraftReviewed(handling.ReviewKind.SECRECY, False),
    handling.Decided("partial", ("refuse_internal", "not_exist"), None),
    handling.Dispatched(Mode.ELECTRONIC),
    handling.Served(),
    handling.ServiceFailed(),
    handling.Withdrawn(),
    handling.RedoOrdered("V-1", 15, date(2030, 1, 2)),
    handling.ExplanationRequested(),
    handling.ExplanationReceived(),
    handling.RemediationReported(),
    dispute.Accepted(Procedure.SIMPLE, "冀政复〔2026〕5号"),
    dispute.ProcedureChanged(Procedure.ORDINARY),
    dispute.CopyReceived(),
    dispute.AnswerSubmitted(),
    dispute.Suspended(),
    dispute.Resumed(),
    dispute.PeriodExtended(30),
    dispute.HearingHeld(),
    dispute.ReviewConcluded(dispute.Result.PARTLY_REVOKED),
    dispute.InstanceConcluded(2, dispute.Result.UPHELD, True),
    dispute.ConclusionReceived(),
    dispute.Appealed(),
    dispute.Reopened(),
    dispute.ReviewOpinionReceived(),
    dispute.ComplianceOrdered(date(2030, 1, 2)),
    dispute.Complied(),
    record.EntryStruck(1, record.StrikeReason.WRONG_CASE),
    record.Assigned("office-2"),
    record.Archived(),
)
SAMPLES: dict[type[Event], Event] = {type(event): event for event in _EVENTS}

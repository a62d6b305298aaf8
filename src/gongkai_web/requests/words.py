"""The words of the desk: events, their data, and what can stand in them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.law.course import Consulted
from gongkai.law.fees import FeeBasis
from gongkai.law.receipt import Channel
from gongkai.law.service import Mode
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling, opening, record

EVENTS: Mapping[type[Event], Promise] = {
    opening.RequestArrived: _("Request arrived"),
    opening.RectificationArrived: _("Request for rectification arrived"),
    opening.ComplaintArrived: _("Complaint arrived"),
    handling.ReceiptConfirmed: _("Receipt confirmed with the applicant"),
    handling.Registered: _("Register"),
    record.Assigned: _("Assign to a unit"),
    handling.Split: _("Split into several requests"),
    handling.CorrectionRequested: _("Ask for a correction"),
    handling.CorrectionNoticeServed: _("Notice of correction served"),
    handling.CorrectedRequestReceived: _("Corrected request received"),
    handling.ConsultationSent: _("Ask others for their opinion"),
    handling.ConsultationServed: _("Letter of consultation served"),
    handling.OpinionReceived: _("Opinion received"),
    handling.ReasonsRequested: _("Ask for the reasons of many requests"),
    handling.ReasonsGiven: _("Reasons received"),
    handling.DelayNotified: _("Tell the applicant of a delay"),
    handling.ExtensionApproved: _("Approve an extension"),
    handling.ExtensionNotified: _("Tell the applicant of the extension"),
    handling.FeeNotified: _("Send a notice of the fee"),
    handling.FeeNoticeServed: _("Notice of the fee served"),
    handling.FeePaid: _("Fee paid"),
    handling.SearchRecorded: _("Record a search"),
    handling.ExplanationRequested: _("Ask the organ complained of to explain"),
    handling.ExplanationReceived: _("Explanation received"),
    handling.Drafted: _("Reply drafted"),
    handling.DraftReviewed: _("Draft reviewed"),
    handling.Decided: _("Decide"),
    handling.Dispatched: _("Reply dispatched"),
    handling.Served: _("Reply served"),
    handling.ServiceFailed: _("Reply came back"),
    handling.Withdrawn: _("Withdrawn by the applicant"),
    handling.Merged: _("Handle together with another request"),
    handling.RemediationReported: _("Remediation reported"),
    handling.RedoOrdered: _("Ordered to reply anew"),
    record.Archived: _("Archive"),
    record.EntryStruck: _("Strike an entry recorded in error"),
}
"""What can be recorded at the desk, in the order in which it is offered."""

FIELDS: Mapping[str, Promise] = {
    "number": _("register number"),
    "unit": _("unit"),
    "working_days": _("working days"),
    "party": _("party"),
    "role": _("who is asked"),
    "opinion": _("opinion"),
    "until": pgettext_lazy("last day", "until"),
    "basis": _("counted by"),
    "yuan": _("yuan"),
    "found": _("the office has the information"),
    "review": pgettext_lazy("reply", "review"),
    "passed": _("passed"),
    "outcome": _("outcome"),
    "grounds": _("grounds of what is withheld"),
    "same_as": _("the earlier case"),
    "mode": _("way of service"),
    "into": _("the case that goes on"),
    "identical": _("the same applicant asked the same again"),
    "by": _("the review or suit that ordered it"),
    "entry": _("number of the entry"),
    "reason": _("reason"),
}

CHANNELS: Mapping[Channel, Promise] = {
    Channel.IN_PERSON: _("in person"),
    Channel.SIGNED_POST: _("post that is signed for"),
    Channel.ORDINARY_POST: _("ordinary letter"),
    Channel.ONLINE: _("over the Internet"),
    Channel.FAX: _("fax"),
}

VALUES: Mapping[StrEnum, Promise] = {
    Consulted.THIRD_PARTY: _("third party (article 32)"),
    Consulted.JOINT_ORGAN: _("organ that made it too (article 34)"),
    Consulted.OTHER_ORGAN: _("another organ (article 33)"),
    handling.Opinion.AGREES: _("agrees"),
    handling.Opinion.OBJECTS: _("objects"),
    handling.Opinion.OTHER: _("neither"),
    FeeBasis.BY_REQUEST: _("request"),
    FeeBasis.BY_PAGE: _("page"),
    handling.ReviewKind.LEGAL: _("legality"),
    handling.ReviewKind.SECRECY: _("secrecy"),
    handling.ReviewKind.PERSONAL_DATA: _("personal data"),
    Mode.DIRECT: _("handed over"),
    Mode.ENTRUSTED: _("handed over by another organ"),
    Mode.POST: _("by post"),
    Mode.COURIER: _("by courier"),
    Mode.ELECTRONIC: _("by electronic means"),
    record.StrikeReason.WRONG_DATE: _("wrong date"),
    record.StrikeReason.WRONG_DETAIL: _("wrong detail"),
    record.StrikeReason.WRONG_CASE: _("it belongs to another case"),
    record.StrikeReason.RECORDED_TWICE: _("recorded twice"),
    record.StrikeReason.DID_NOT_HAPPEN: _("it did not happen"),
}

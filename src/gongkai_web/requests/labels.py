"""What happened, in the words that an applicant reads."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gongkai.law.message import Message
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.events import handling, opening

STEPS: Mapping[type[Event], Promise] = {
    opening.RequestArrived: _("Your request arrived"),
    opening.RectificationArrived: _("Your request to correct a record arrived"),
    opening.ComplaintArrived: _("Your complaint arrived"),
    handling.ReceiptConfirmed: _("The receipt of your request was confirmed"),
    handling.Registered: _("Your request was registered"),
    handling.Split: _("Your request is handled as several"),
    handling.Merged: _("Your request is handled together with another"),
    handling.CorrectionRequested: _("You were asked to correct your request"),
    handling.CorrectionNoticeServed: _("The notice of correction reached you"),
    handling.CorrectedRequestReceived: _("Your corrected request was received"),
    handling.ConsultationSent: _("Others whom the information concerns are being asked"),
    handling.OpinionReceived: _("An opinion came in"),
    handling.ReasonsRequested: _("You were asked for the reasons of so many requests"),
    handling.ReasonsGiven: _("Your reasons were received"),
    handling.DelayNotified: _("You were told of a later day"),
    handling.ExtensionNotified: _("You were told that the period is extended"),
    handling.FeeNotified: _("A fee was asked of you"),
    handling.FeeNoticeServed: _("The notice of the fee reached you"),
    handling.FeePaid: _("Your payment was received"),
    handling.ExplanationRequested: _("The organ that you complain of was asked to explain"),
    handling.ExplanationReceived: _("The organ that you complain of explained"),
    handling.RemediationReported: _("The organ that you complain of told what it did about it"),
    handling.Decided: _("The office decided"),
    handling.Dispatched: _("The reply was sent to you"),
    handling.Served: _("The reply reached you"),
    handling.ServiceFailed: _("The reply could not be delivered"),
    handling.Withdrawn: _("You withdrew your request"),
    handling.RedoOrdered: _("The office was ordered to reply anew"),
}
"""What of the ledger concerns the applicant. Search, drafts, reviews and who does the work are the office's own."""


def steps(entries: Sequence[Entry]) -> list[tuple[Entry, Promise]]:
    """What of the ledger its applicant sees, with what it is called."""
    return [(one, STEPS[type(one.event)]) for one in entries if type(one.event) in STEPS]


def said(message: Message) -> str:
    """A sentence of the library in the reader's language."""
    return message.en if (get_language() or "").startswith("en") else message.zh

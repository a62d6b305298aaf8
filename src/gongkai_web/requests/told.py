"""What the law wants written down beside each event, and the article that says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling, record


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to write down. It is kept sealed beside the ledger, which holds no words of people."""

    name: str
    label: Promise
    help: Promise | str = ""
    long: bool = False
    optional: bool = False


_PROOF = Told("proof", _("proof of service"), _("The number of the slip, who signed, or the answer of the mail server."))
_REASONS = Told("reasons", _("reasons"), long=True)

TOLD: Mapping[type[Event], tuple[Told, ...]] = {
    handling.ReceiptConfirmed: (Told("how", _("how it was confirmed"), _("By which way, at what time, and with whom.")),),
    handling.CorrectionRequested: (
        Told("unclear", _("what is unclear, and how to correct it"), _("The applicant is told exactly this, once."), long=True),
    ),
    handling.CorrectionNoticeServed: (_PROOF,),
    handling.CorrectedRequestReceived: (Told("corrected", _("the corrected request"), long=True),),
    handling.ConsultationSent: (
        Told("who", _("name and address of who is asked"), _("They never learn who asked: the letter does not name the applicant.")),
        Told("about", _("what they are asked about"), long=True),
    ),
    handling.ConsultationServed: (_PROOF,),
    handling.OpinionReceived: (
        Told("opinion", _("what they said"), _("For an objection the reasons, and whether they are sound."), long=True),
    ),
    handling.ReasonsRequested: (Told("counts", _("how many requests in which period")),),
    handling.ReasonsGiven: (Told("reasons", _("the reasons that were given, and whether they are sound"), long=True),),
    handling.DelayNotified: (_REASONS,),
    handling.ExtensionNotified: (_PROOF,),
    handling.FeeNoticeServed: (_PROOF,),
    handling.FeePaid: (Told("receipt", _("number of the fiscal receipt")),),
    handling.SearchRecorded: (
        Told("where", _("where was looked"), _("Files, systems, archives and words that were searched for."), long=True),
        Told("searcher", _("who looked")),
    ),
    handling.Dispatched: (Told("sent", _("number of the letter, and of the mail"), _("Letters go by the postal enterprise alone.")),),
    handling.Served: (_PROOF,),
    handling.ServiceFailed: (_REASONS,),
    handling.Withdrawn: (Told("how", _("the withdrawal in writing, or its record")),),
    handling.Merged: (_REASONS,),
    handling.RedoOrdered: (Told("order", _("who ordered it, and the number of the decision or judgment")),),
    handling.ExplanationRequested: (Told("about", _("what is to be explained"), long=True),),
    handling.ExplanationReceived: (Told("opinion", _("what they said"), long=True),),
    handling.RemediationReported: (Told("done", _("what was done"), long=True),),
    record.EntryStruck: (Told("reasons", _("reasons"), optional=True),),
}
"""By event; of the others the ledger holds all there is."""

LABELS: Mapping[str, Promise] = {one.name: one.label for told in TOLD.values() for one in told} | {
    "over_objection": _("why it is disclosed over an objection, and that the third party was told"),
    "opinion": _("opinion"),
    "reasons": _("reasons"),
    "proof": _("proof of service"),
    "on": pgettext_lazy("event", "on the day"),
    "talked": _("what was said"),
    "way": _("how"),
    "working_days": _("working days"),
    "pages": _("pages"),
    "earlier": _("requests of the same applicant before this one in the month"),
    "officer": _("officer"),
    "postal_number": _("number of the mail"),
    "enveloped_on": _("day on the postmark"),
    "helped": _("help given"),
    "reasons_by": _("last day for the reasons"),
    "parts": _("requests"),
}
"""What stands in a note, by its name."""

HELP: Mapping[str, Promise] = {
    "oral": _("asked orally, written down by the officer"),
    "reading": _("difficulty in reading"),
    "sight_or_hearing": _("impaired sight or hearing"),
}
"""Why an applicant was helped. Law: OGI-R 29, 43."""

WAYS: Mapping[str, Promise] = {"telephone": _("by telephone"), "in_person": _("in person"), "written": _("in writing")}
"""How officers talk with applicants."""

ARTICLES: Mapping[type[Event], str] = {
    handling.ReceiptConfirmed: "31",
    handling.Registered: "45",
    handling.CorrectionRequested: "30",
    handling.CorrectionNoticeServed: "30",
    handling.CorrectedRequestReceived: "30",
    handling.ConsultationSent: "32, 33, 34",
    handling.ConsultationServed: "32, 34",
    handling.OpinionReceived: "32, 34",
    handling.ReasonsRequested: "35",
    handling.ReasonsGiven: "35",
    handling.DelayNotified: "35",
    handling.ExtensionApproved: "33",
    handling.ExtensionNotified: "33",
    handling.FeeNotified: "42",
    handling.FeeNoticeServed: "42",
    handling.FeePaid: "42",
    handling.SearchRecorded: "36(4)",
    handling.Drafted: "36",
    handling.DraftReviewed: "17",
    handling.Decided: "36",
    handling.Dispatched: "40",
    handling.ExplanationRequested: "47",
    record.Archived: "45",
}
"""Of the Regulation, as officers know it."""

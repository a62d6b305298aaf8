"""What the workbench calls the steps of an item's life."""

from django.utils.translation import gettext_lazy as _

from gongkai_web.publishing.life.vocabulary import Overturned, Reassessed, Review, Verdict

REVIEWS = {
    Review.DEPARTMENT_HEAD: _("review by the department head"),
    Review.SECRECY: _("secrecy review"),
    Review.LEGALITY: _("legality review"),
    Review.PERSONAL_DATA: _("review of personal data"),
}
VERDICTS = {
    Verdict.PASSED: _("passed"),
    Verdict.RETURNED: _("returned"),
    Verdict.REFERRED: _("referred to the competent department or the secrecy office"),
}
REASSESSED = {
    Reassessed.KEEP: _("stays as it is"),
    Reassessed.CONVERT_TO_PUBLIC: _("is to be published"),
    Reassessed.CONVERT_TO_ON_REQUEST: _("is to be given on request"),
}
OVERTURNED = {
    Overturned.ALTERED: _("altered"),
    Overturned.REVOKED: _("revoked"),
    Overturned.UNLAWFUL: _("found unlawful"),
    Overturned.VOID: _("found void"),
}
EVENTS = {
    "drafted": _("Drafted"),
    "revised": _("Text or files changed"),
    "tied": _("Reference added"),
    "untied": _("Reference removed"),
    "tie_imported": _("Reference imported from the old site"),
    "tie_answered": _("Reference by another organ answered"),
    "attribute_fixed": _("Disclosure attribute fixed"),
    "imported": _("Imported from the old site"),
    "submitted": _("Handed to the reviewers"),
    "scanned": _("Searched for personal data and hidden content"),
    "finding_released": _("Finding of the scan released"),
    "reviewed": _("Reviewed"),
    "sent_back": _("Returned to the drafter"),
    "approved": _("Approved"),
    "published": _("Published"),
    "channel_used": _("Channel used"),
    "validity_changed": _("Validity changed"),
    "filed": _("Filed for the record"),
    "decision_overturned": _("Penalty decision overturned"),
    "withdrawn": _("Withdrawn"),
    "reassessment": _("Assessed again"),
    "discarded": _("Given up"),
}

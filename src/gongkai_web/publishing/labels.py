"""What the workbench calls the steps of an item's life."""

from django.utils.translation import gettext_lazy as _

from gongkai_web.publishing.life.vocabulary import Reassessed, Review, Verdict

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
EVENTS = {
    "drafted": _("Drafted"),
    "revised": _("Text or files changed"),
    "attribute_fixed": _("Disclosure attribute fixed"),
    "submitted": _("Handed to the reviewers"),
    "scanned": _("Searched for personal data and hidden content"),
    "finding_released": _("Finding of the scan released"),
    "reviewed": _("Reviewed"),
    "approved": _("Approved"),
    "published": _("Published"),
    "channel_used": _("Channel used"),
    "validity_changed": _("Validity changed"),
    "withdrawn": _("Withdrawn"),
    "reassessment": _("Assessed again"),
    "discarded": _("Given up"),
}

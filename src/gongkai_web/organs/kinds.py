"""Closed lists about organs, in the field's words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organ is."""

    GOVERNMENT = "government", _("government")
    DEPARTMENT = "department", _("department")
    DISPATCHED_ORGAN = "dispatched_organ", _("dispatched organ")
    DISPATCHED_BODY = "dispatched_body", _("dispatched body")
    AUTHORISED = "authorised_org", _("authorised organisation")
    PUBLIC_SERVICE_UNIT = "public_service_unit", _("public enterprise or institution")


class Level(TextChoices):
    """At which level of government it stands."""

    STATE = "state", _("State")
    PROVINCE = "province", _("province")
    CITY = "city", _("city")
    COUNTY = "county", _("county")
    TOWNSHIP = "township", _("township")


class Change(TextChoices):
    """How one organ came out of another."""

    MERGED = "merged", _("merged into")
    SPLIT = "split", _("split off as")
    RENAMED = "renamed", _("renamed to")
    TRANSFERRED = "transferred", _("functions moved to")


class Role(TextChoices):
    """What a person does for an organ."""

    DRAFTER = "drafter", _("drafter")
    DEPARTMENT_HEAD = "department_head", _("department head")
    SECRECY_REVIEWER = "secrecy_reviewer", _("secrecy reviewer")
    LEGAL_REVIEWER = "legal_reviewer", _("legal reviewer")
    PUBLISHER = "publisher", _("publisher")
    HANDLER = "handler", _("handler of requests")
    OGI_HEAD = "ogi_head", _("head of the OGI work body")
    LEADER = "leader", _("leader of the organ")
    OVERSIGHT = "oversight", _("oversight of the organs below")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator of organs and accounts")


class Theme(TextChoices):
    """The look of a site."""

    RED = "red", _("red")
    BLUE = "blue", _("blue")
    GREEN = "green", _("green")


class Noted(TextChoices):
    """What the log of administration notes."""

    ORGAN_MADE = "organ_made", _("organ entered")
    ORGAN_CHANGED = "organ_changed", _("organ changed")
    ORGANS_IMPORTED = "organs_imported", _("organs imported")
    OLD_SITE_IMPORTED = "old_site_imported", _("old site imported")
    EVERYTHING_EXPORTED = "everything_exported", _("everything exported")
    SUCCESSION = "succession", _("succession recorded")
    SITE_MADE = "site_made", _("site entered")
    SITE_CHANGED = "site_changed", _("site changed")
    SITE_CLOSED = "site_closed", _("site closed")
    SITE_REOPENED = "site_reopened", _("closed site opened again")
    APPOINTED = "appointed", _("person appointed")
    APPOINTMENT_ENDED = "appointment_ended", _("appointment ended")
    ACCOUNT_MADE = "account_made", _("account made")
    ACCOUNT_CHANGED = "account_changed", _("account changed")
    DEACTIVATED = "deactivated", _("account deactivated")
    ACTIVATED = "activated", _("account activated again")
    PASSWORD_RESET = "password_reset", _("password reset")
    FACTOR_RESET = "factor_reset", _("second factor reset")
    COMPILATION_PUBLISHED = "compilation_published", _("compilation published")
    COMPILATION_CHANGED = "compilation_changed", _("public compilation changed")
    COMPILATION_RELEASED = "compilation_released", _("finding of the scan in a compilation released")
    APPLICANT_READ = "applicant_read", _("data of an applicant opened")
    CASE_PACKAGED = "case_packaged", _("package of a case taken")
    MAIL_SET_ASIDE = "mail_set_aside", _("mail set aside")
    APPLICANT_ERASED = "applicant_erased", _("data of an applicant erased on schedule")
    BOTH_RESET = "both_reset", _("password and second factor reset by one administrator")
    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("sign-in failed")
    LOCKED_OUT = "locked_out", _("sign-in stopped after too many failures")
    PASSWORD_CHANGED = "password_changed", _("password changed by its owner")
    FACTOR_SET = "factor_set", _("second factor set up")
    FACTOR_REMOVED = "factor_removed", _("second factor taken away by its owner")
    CODES_MADE = "codes_made", _("recovery codes made")

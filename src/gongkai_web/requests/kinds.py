"""The closed lists of a request, with their words."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.ledger.case import Kind, State
from gongkai.ledger.events.opening import ApplicantKind

APPLICANTS: Mapping[ApplicantKind, Promise] = {
    ApplicantKind.NATURAL_PERSON: _("natural person"),
    ApplicantKind.BUSINESS: _("business"),
    ApplicantKind.RESEARCH: _("research institution"),
    ApplicantKind.PUBLIC_WELFARE: _("public-welfare organisation"),
    ApplicantKind.LEGAL_SERVICE: _("legal-service office"),
    ApplicantKind.OTHER: _("other organisation"),
}
"""Who asks, in the words of the annual report's columns."""

STATES: Mapping[State, Promise] = {
    State.ARRIVED: _("arrived, receipt to be confirmed"),
    State.RECEIVED: _("received"),
    State.REGISTERED: _("registered"),
    State.CORRECTION_PENDING: _("waiting for the applicant to correct"),
    State.FEE_PENDING: _("waiting for the applicant to pay"),
    State.DRAFTED: _("reply being written"),
    State.DECIDED: _("decided"),
    State.DISPATCHED: _("reply on its way"),
    State.ANSWERED: _("answered"),
    State.WITHDRAWN: _("withdrawn"),
    State.SPLIT: _("handled as several requests"),
    State.MERGED: _("handled together with another request"),
    State.ARCHIVED: _("archived"),
}
"""Where a request stands, as officers say it."""

TO_THE_APPLICANT: Mapping[State, Promise] = {
    **STATES,
    State.CORRECTION_PENDING: _("waiting for your correction"),
    State.FEE_PENDING: _("waiting for your payment"),
}
"""The same as its applicant reads it."""

OPEN = frozenset(STATES) - {State.ANSWERED, State.WITHDRAWN, State.SPLIT, State.MERGED, State.ARCHIVED}
"""The states of a case that somebody still has to bring on."""

KINDS: Mapping[Kind, Promise] = {
    Kind.REQUEST: _("request for information"),
    Kind.RECTIFICATION: _("rectification of a record"),
    Kind.COMPLAINT: _("supervision complaint"),
}
"""What a case is about. Only the first is counted in table three of the annual report."""


class IdType(models.TextChoices):
    """By what an applicant is identified."""

    RESIDENT_ID = "resident_id", _("resident identity card")
    PASSPORT = "passport", _("passport")
    USCC = "uscc", _("unified social credit code")
    OTHER = "other", _("other proof of identity")


class Form(models.TextChoices):
    """In which form the information is wanted (OGI-R 29, 40)."""

    PAPER = "paper", _("on paper")
    ELECTRONIC = "electronic", _("electronically")


class Method(models.TextChoices):
    """By which way it is wanted (OGI-R 29)."""

    MAIL = "mail", _("by post")
    EMAIL = "email", _("by e-mail")
    ONLINE = "online", _("on this platform")
    PICKUP = "pickup", _("collected at the office")

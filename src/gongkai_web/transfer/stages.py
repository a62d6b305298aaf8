"""Closed lists of the transfer."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where a package stands."""

    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("to be confirmed")
    IMPORTING = "importing", _("being imported")
    DONE = "done", _("imported")
    REFUSED = "refused", _("not read")
    GIVEN_UP = "given_up", _("given up")


class Making(TextChoices):
    """Where an export stands."""

    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    REMOVED = "removed", _("cleared away")


class Outcome(TextChoices):
    """What became of a row."""

    WAITING = "waiting", _("waiting")
    FAULTY = "faulty", _("with faults, not imported")
    LEFT_OUT = "left_out", _("left out")
    KNOWN = "known", _("imported before")
    PUBLIC = "public", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn, as on the old site")
    HELD = "held", _("with the reviewers: the scan found something")
    DRAFT = "draft", _("draft")
    FAILED = "failed", _("failed")


class Fate(StrEnum):
    """What a row of an old table says about its state there."""

    PUBLIC = "public"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    GONE = "gone"

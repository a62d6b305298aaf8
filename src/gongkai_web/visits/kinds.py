"""How people are helped at a reading place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Help(TextChoices):
    """What somebody came for (domain F.1 rows 11 and 12; help with a request: OGI-R 43)."""

    READING = "reading", _("reading")
    CONSULTATION = "consultation", _("consultation")
    SELF_SERVICE = "self_service", _("self-service")
    REQUEST = "request", _("help with a request")

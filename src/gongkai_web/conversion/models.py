"""Which request became which item."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item
from gongkai_web.requests.models import Case


class Conversion(models.Model):
    """A request whose answer is to be public. The item itself knows nothing of the request. Never changed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="conversion")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.OneToOneField(Item, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    at = models.DateTimeField(_("drafted at"))

    class Meta:
        verbose_name = _("request turned into a publication")
        verbose_name_plural = _("requests turned into publications")

    def __str__(self) -> str:
        return f"{self.case_id} → {self.item_id}"

"""The guide to open government information, in versions."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Version


class Guide(Version):
    """One version of an organ's guide: what OGI-R 12 says must stand in it, and how to ask, pay and complain."""

    CONTACT: ClassVar[frozenset[str]] = frozenset({"address", "telephone", "fax", "internet_contact"})

    categories = models.TextField(_("categories of information"))
    arrangement = models.TextField(_("how it is arranged"))
    ways_to_obtain = models.TextField(_("ways to obtain it"))
    body_name = models.CharField(_("OGI work body"), max_length=200)
    address = models.CharField(_("address"), max_length=200)
    office_hours = models.CharField(_("office hours"), max_length=200)
    telephone = models.CharField(_("telephone"), max_length=60)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    internet_contact = models.CharField(_("contact by internet"), max_length=200)
    how_to_request = models.TextField(_("how to request information"))
    fees = models.TextField(_("fees"), blank=True)
    supervision = models.TextField(_("supervision and remedies"))

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        ordering = ("organ", "-number")
        constraints = (UniqueConstraint(fields=("organ", "number"), name="guide_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.number}"

"""The basic catalogue of what an organ publishes by itself, in versions (OGI-R 22; the columns are those of domain D.11)."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Version
from gongkai_web.organs.models import Organ


class Catalogue(Version):
    """One version of the catalogue."""

    LINES: ClassVar[str] = "entries"

    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")
        ordering = ("organ", "-number")
        constraints = (UniqueConstraint(fields=("organ", "number"), name="catalogue_numbered_once"),)

    def __str__(self) -> str:
        return self.title


class CatalogueEntry(models.Model):
    """One matter that the organ publishes. `statutory_code`: in which category its items stand, which tells what there is of it."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="entries")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("number"))
    first_level = models.CharField(_("matter, first level"), max_length=100)
    second_level = models.CharField(_("matter, second level"), max_length=100, blank=True)
    content = models.TextField(_("content"))
    basis = models.TextField(_("basis"), blank=True)
    period = models.CharField(_("time of disclosure"), max_length=200)
    unit = models.CharField(_("responsible unit"), max_length=200)
    channels = models.CharField(_("channels"), max_length=300, blank=True)
    audience = models.CharField(_("disclosed to whom"), max_length=100, blank=True)
    way = models.CharField(_("way of disclosure"), max_length=60, blank=True)
    level = models.CharField(_("level of disclosure"), max_length=60, blank=True)
    statutory_code = models.CharField(_("statutory category"), max_length=8, blank=True)

    class Meta:
        verbose_name = _("entry of a catalogue")
        verbose_name_plural = _("entries of a catalogue")
        ordering = ("catalogue", "position")
        constraints = (UniqueConstraint(fields=("catalogue", "position"), name="catalogue_entry_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.position} {self.first_level}"

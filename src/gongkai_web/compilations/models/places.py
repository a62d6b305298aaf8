"""Where the public reads government information in person (OGI-R 25): archives, libraries, service halls, notice boards."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Growing


class PlaceKind(models.TextChoices):
    """What a reading place is."""

    ARCHIVE = "archive", _("State archive")
    LIBRARY = "library", _("public library")
    SERVICE_HALL = "service_hall", _("government service hall")
    NOTICE_BOARD = "notice_board", _("notice board")
    SCREEN = "screen", _("electronic screen")
    OTHER = "other", _("other place")


UNATTENDED = (PlaceKind.NOTICE_BOARD, PlaceKind.SCREEN)
"""Where nobody keeps what was handed over, or sees who comes."""


class ReadingPlace(Growing):
    """One place. Like a topical column it goes on changing when it is public. `open_until`: its last day, where it was closed."""

    CONTACT: ClassVar[frozenset[str]] = frozenset({"address", "telephone"})

    replaces = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=16, choices=PlaceKind)
    address = models.CharField(_("address"), max_length=200)
    office_hours = models.CharField(_("hours"), max_length=200)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    offers = models.TextField(_("what can be read there"), blank=True)
    open_until = models.DateField(_("open until"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading place")
        verbose_name_plural = _("reading places")
        ordering = ("organ", "kind", "name")
        constraints = (
            *Growing.Meta.constraints,
            UniqueConstraint(fields=("organ", "name"), condition=Q(replaces=None), name="reading_place_named_once"),
        )

    def __str__(self) -> str:
        return self.name

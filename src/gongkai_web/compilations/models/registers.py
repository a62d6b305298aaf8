"""Lists that an organ keeps in versions: powers and duties, licences, services and the like (domain F.1, row 17)."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.kinds import choices
from gongkai_web.compilations.models.compiled import Version
from gongkai_web.organs.models import Organ


class Register(Version):
    """One version of a list of one kind."""

    LINES: ClassVar[str] = "entries"
    SERIES: ClassVar[tuple[str, ...]] = ("kind",)

    kind = models.CharField(_("kind of list"), max_length=20, choices=choices)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        ordering = ("organ", "kind", "-number")
        constraints = (UniqueConstraint(fields=("organ", "kind", "number"), name="register_numbered_once"),)

    def __str__(self) -> str:
        return self.title


class RegisterEntry(models.Model):
    """One matter of a list. `code`: the number that it has in the list itself, where it has one."""

    register = models.ForeignKey(Register, models.CASCADE, related_name="entries")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("number"))
    code = models.CharField(_("code of the matter"), max_length=40, blank=True)
    name = models.CharField(_("name of the matter"), max_length=300)
    basis = models.TextField(_("legal basis"), blank=True)
    unit = models.CharField(_("unit or scope"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("entry of a list")
        verbose_name_plural = _("entries of a list")
        ordering = ("register", "position")
        constraints = (UniqueConstraint(fields=("register", "position"), name="register_entry_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.position} {self.name}"

"""What every compilation has."""

from datetime import UTC
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ


class Compiled(models.Model):
    """A compilation of an organ. `published_at`: None while it is drawn up; then it is public, and does not change any more.

    `edited_by`, `edited_at`: who changed it last, and when; unknown of those that are older than these columns. `released`: the findings
    of the scan that somebody let pass, by their ids, each with the reason, by whom and when.
    """

    LINES: ClassVar[str] = ""
    """The name under which it has its lines; empty for one without."""
    SERIES: ClassVar[tuple[str, ...]] = ()
    """The columns by which versions of one thing are told from those of another, beside the organ."""
    CONTACT: ClassVar[frozenset[str]] = frozenset()
    """The columns that say how an office is reached."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="%(class)ss", verbose_name=_("organ"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    edited_at = models.DateTimeField(null=True, editable=False)
    released = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    @property
    def stamp(self) -> str:
        """Tells one state of it from the next: whoever publishes has read this one, whoever saves has begun from it."""
        return self.edited_at.astimezone(UTC).isoformat() if self.edited_at else ""

    def before(self) -> Self | None:
        """What a new one of it comes after: the last version of the same thing; None where each stands for itself."""
        return None


class Version(Compiled):
    """What has versions, of which one at most is open and the public ones stay."""

    number = models.PositiveIntegerField(_("version"))

    class Meta:
        abstract = True

    def before(self) -> Self | None:
        """The last version of the same thing, open or public."""
        same = {name: getattr(self, name) for name in self.SERIES}
        return type(self)._default_manager.filter(organ=self.organ_id, **same).order_by("-number").first()


class Growing(Compiled):
    """What goes on changing when it is public. The change is drawn up as a row of its own, which nobody outside sees; published, its text
    and lines take the place of the public one's, and the row goes. `replaces`: the public one that it is a change of.
    """

    replaces_id: int | None

    class Meta:
        abstract = True
        constraints = (
            UniqueConstraint(fields=("replaces",), name="%(class)s_changed_once"),
            CheckConstraint(condition=Q(replaces=None) | Q(published_at=None), name="%(class)s_change_is_not_public"),
        )

    def public(self) -> Self | None:
        """The public one that it is a change of; None for what is no change."""
        return None if self.replaces_id is None else type(self)._default_manager.get(pk=self.replaces_id)

    def change(self) -> Self | None:
        """The open change of a public one; None where there is none."""
        return type(self)._default_manager.filter(replaces=self.pk).first()

    def before(self) -> Self | None:
        """Of a change: the one that is open of the same public one, or else that one."""
        public = self.public()
        return public and (public.change() or public)

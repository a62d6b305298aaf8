"""Accounts of staff, and what each is told."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from gongkai_web.accounts.kinds import SENTENCES, URGENT, What


class User(AbstractUser):
    """A person who works for one or more organs. What it may do comes from its appointments, never from Django's groups.

    `organ`: the one whose administrators look after the account. `sessions_from`: rises when every session of the account must end.
    `mail_address`: where notices go; not the `email` that allauth wants confirmed.
    """

    first_name = None  # type: ignore[assignment]  # Chinese names are not split
    last_name = None  # type: ignore[assignment]  # the same
    full_name = models.CharField(_("full name"), max_length=60, blank=True)
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, blank=True, related_name="accounts", verbose_name=_("organ"))
    must_change_password = models.BooleanField(_("must choose a new password"), default=False)
    sessions_from = models.PositiveIntegerField(default=0)
    mail_address = models.EmailField(_("e-mail for notices"), blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name that colleagues know."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: Chinese names are not shortened."""
        return str(self)

    def get_session_auth_hash(self) -> str:
        """What a session must hold to count as this person's: another password or a raised `sessions_from` ends all of them."""
        return self._bound_to_sessions(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self):  # type: ignore[no-untyped-def]  # as in the class above, which has no types
        """The same with the keys that SECRET_KEY had before."""
        for key in settings.SECRET_KEY_FALLBACKS:
            yield self._bound_to_sessions(key)

    def _bound_to_sessions(self, key: str) -> str:
        return salted_hmac("gongkai.session", f"{self.password}|{self.sessions_from}", secret=key, algorithm="sha256").hexdigest()


class Notice(models.Model):
    """Something that a person is told once, at the top of the workbench until it is put away, and by mail where that is set up.

    `item`, `period`, `column`, `organ`: the item, the period of a recurring publication, the column about an emergency, or the organ, that
    it is about; the row holds nothing else of it. `on`, `due_at`: until when. `by`: who did it. `mailed_at`: None until a mail with it was
    handed over.
    """

    person = models.ForeignKey(User, models.PROTECT, related_name="notices", verbose_name=_("person"))
    what = models.CharField(_("what"), max_length=16)
    item = models.BigIntegerField(_("item"), null=True)
    period = models.BigIntegerField(_("period"), null=True)
    column = models.BigIntegerField(_("column about an emergency"), null=True)
    organ = models.BigIntegerField(_("organ"), null=True)
    on = models.DateField(_("by the day"), null=True)
    due_at = models.DateTimeField(_("by the hour"), null=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    told_at = models.DateTimeField(_("at"))
    seen_at = models.DateTimeField(_("put away at"), null=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("person", "-id"), name="notice_of_person"),
            models.Index(fields=("told_at",), condition=models.Q(mailed_at=None), name="notice_to_mail"),
        )
        constraints = (
            models.UniqueConstraint(fields=("person", "what", "item", "on"), name="notice_once"),
            models.UniqueConstraint(fields=("person", "what", "period", "on"), name="notice_of_period_once"),
            models.UniqueConstraint(fields=("person", "what", "column", "due_at"), name="notice_of_column_once"),
            models.UniqueConstraint(fields=("person", "what", "organ", "on"), name="notice_of_organ_once"),
        )

    def __str__(self) -> str:
        """The notice in a sentence."""
        time = timezone.localtime(self.due_at).strftime("%Y-%m-%d %H:%M") if self.due_at else ""
        return str(SENTENCES[What(self.what)]) % {"day": self.on, "time": time, "person": self.by or _("the system")}

    @property
    def urgent(self) -> bool:
        """Whether it is shown as a warning."""
        return self.what in URGENT

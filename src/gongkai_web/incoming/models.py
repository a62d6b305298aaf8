"""Mail that came, its files, and when a mailbox was last read."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.incoming.kinds import State, Trouble, Why
from gongkai_web.organs.models import Organ
from gongkai_web.requests import store
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import opened


class Mailbox(models.Model):
    """How the last reading of an organ's mailbox went. `failing_since`: None while it can be read; `said`: why it cannot."""

    organ = models.OneToOneField(Organ, models.PROTECT, primary_key=True, related_name="mailbox")
    read_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("mailbox of an organ")
        verbose_name_plural = _("mailboxes of organs")

    def __str__(self) -> str:
        return str(self.organ)


class Mail(models.Model):
    """One mail. Who wrote what is sealed; `key` is empty once it was erased, or went over to a case with its files.

    `digest`: a mark of its bytes, so that the same mail is taken once. `arrived_at`: when it reached the organ's mail server.
    """

    id = models.CharField(max_length=40, primary_key=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="mails")
    digest = models.CharField(max_length=64)
    arrived_at = models.DateTimeField(_("arrived at"))
    fetched_at = models.DateTimeField()
    trouble = models.CharField(max_length=16, choices=Trouble, blank=True)
    key = models.TextField(blank=True)
    sealed = models.BinaryField()
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.WAITING)
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="mail", verbose_name=_("case"))
    why = models.CharField(_("why it is set aside"), max_length=16, choices=Why, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    settled_at = models.DateTimeField(_("settled at"), null=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        constraints = (UniqueConstraint(fields=("organ", "digest"), name="mail_taken_once"),)
        indexes = (models.Index(fields=("organ", "state", "arrived_at"), name="mail_by_state"),)

    def __str__(self) -> str:
        return self.id


class MailFile(models.Model):
    """What came with a mail, or the mail itself as it came (`whole`). Name and bytes are sealed with the mail's key.

    `place`: where the sealed bytes lie.
    """

    mail = models.ForeignKey(Mail, models.PROTECT, related_name="files")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.BinaryField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    whole = models.BooleanField(default=False)
    place = models.CharField(max_length=store.LENGTH, unique=True)

    class Meta:
        verbose_name = _("file of a mail")
        verbose_name_plural = _("files of a mail")
        ordering = ("mail", "id")

    def __str__(self) -> str:
        return f"{self.mail_id}/{self.pk}"

    @property
    def title(self) -> str:
        """Its name. Raises: Unreadable."""
        return opened(self.mail.key, bytes(self.name)).decode()

    def open(self) -> bytes:
        """The bytes. Raises: Unreadable once the mail was erased."""
        return opened(self.mail.key, store.content(self.place))

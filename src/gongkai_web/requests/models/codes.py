"""What leads from outside to a case."""

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests.models.cases import Case


class QueryCode(models.Model):
    """The mark of a query code, and the marks of the proofs that go with it. Nothing here tells a code, a number or a person.

    Whoever asks for a status is nobody yet, so that these rows stand outside the walls; they name a case and no more.
    """

    mark = models.CharField(max_length=64, primary_key=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="query_code")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    proofs = models.JSONField(default=list)

    class Meta:
        verbose_name = _("query code")
        verbose_name_plural = _("query codes")

    def __str__(self) -> str:
        return self.case_id


class WrongTry(models.Model):
    """How often somebody gave a code or a proof that is none, from a network or for a case, or sent files, within one span of time."""

    of = models.CharField(max_length=80)
    span = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("wrong try")
        verbose_name_plural = _("wrong tries")
        constraints = (UniqueConstraint(fields=("of", "span"), name="wrong_tries_counted_once"),)

    def __str__(self) -> str:
        return f"{self.of} {self.span}: {self.count}"


class AskedHour(models.Model):
    """How many requests came over the Internet within one hour. `full`: there was no room for one, and the administrators were told.

    The table is not written to the log of the database: a count costs no wait for the disk, and a crash begins it anew.
    """

    hour = models.BigIntegerField(primary_key=True)
    count = models.PositiveIntegerField(default=0)
    full = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("requests of an hour")
        verbose_name_plural = _("requests of hours")

    def __str__(self) -> str:
        return f"{self.hour}: {self.count}"


class Submission(models.Model):
    """A key under which a program sent a request, so that the same request sent again is the same case.

    `content`: the mark of what was sent. `key` and `code`: the query code that was answered, sealed.
    """

    mark = models.CharField(max_length=64, primary_key=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    content = models.CharField(max_length=64)
    key = models.TextField()
    code = models.BinaryField()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self) -> str:
        return self.case_id

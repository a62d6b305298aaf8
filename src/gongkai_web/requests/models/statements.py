"""What applicants told the office after they had asked."""

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests.acts import Act, Grade
from gongkai_web.requests.models.cases import Case


class Statement(models.Model):
    """A correction, reasons, a withdrawal, a payment that the office has to look for, a rating. Never changed.

    `seen`: how many entries the case had when it was told, so that what is sent twice is told once.
    `sealed`: the words, with the case's key.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="statements")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    act = models.CharField(_("statement of the applicant"), max_length=16, choices=Act)
    seen = models.PositiveIntegerField()
    grade = models.CharField(_("rating"), max_length=1, choices=Grade, blank=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("statement of an applicant")
        verbose_name_plural = _("statements of an applicant")
        ordering = ("case", "id")
        constraints = (UniqueConstraint(fields=("case", "act", "seen"), name="statement_once"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.act}"

"""Who asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests.kinds import APPLICANTS, IdType
from gongkai_web.requests.models.cases import Case


class Applicant(models.Model):
    """The person or body that asks. Everything by which one could be known is sealed; `key` is empty once it was erased.

    `id`: opaque, as the ledger knows it. `identity`: a mark of the identity number, by which requests of the same applicant are found.
    """

    id = models.CharField(max_length=40, primary_key=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="applicant")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=[(key.value, label) for key, label in APPLICANTS.items()])
    id_type = models.CharField(_("kind of proof"), max_length=16, choices=IdType)
    identity = models.CharField(max_length=64)
    key = models.TextField(blank=True)
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("applicant")
        verbose_name_plural = _("applicants")
        indexes = (models.Index(fields=("organ", "identity"), name="applicant_by_identity"),)

    def __str__(self) -> str:
        return self.id

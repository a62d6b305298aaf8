"""Files of a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai_web.organs.models import Organ
from gongkai_web.requests import store
from gongkai_web.requests.models.cases import Case
from gongkai_web.requests.sealing import opened


class CaseFile(models.Model):
    """What an applicant sent with the request: name and bytes are sealed with the applicant's key and go when the applicant is erased.

    `place`: where the sealed bytes lie.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="files")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.BinaryField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    place = models.CharField(max_length=store.LENGTH, unique=True)

    class Meta:
        verbose_name = _("file of a case")
        verbose_name_plural = _("files of a case")

    def __str__(self) -> str:
        return f"{self.case_id}/{self.pk}"

    def open(self) -> bytes:
        """The bytes. Raises: Unreadable once the applicant was erased."""
        return opened(self.case.applicant.key, store.content(self.place))

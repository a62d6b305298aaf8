"""Documents that are severed for a case, what is cut out of them, and what came out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.law.outcomes import Ground
from gongkai_web.organs.models import Organ
from gongkai_web.requests import store
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import opened
from gongkai_web.severing import grounds


class Document(models.Model):
    """A PDF of the office that a case asks for, as it is; never changed. Name and bytes are sealed with the case's key.

    `place`: where the sealed bytes lie.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    name = models.BinaryField()
    pages = models.PositiveIntegerField()
    place = models.CharField(max_length=32, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("document to be severed")
        verbose_name_plural = _("documents to be severed")
        ordering = ("case", "id")

    def __str__(self) -> str:
        return f"{self.case_id}/{self.pk}"

    def open(self) -> bytes:
        """The bytes. Raises: Unreadable."""
        return opened(self.case.key, store.content(self.place))

    @property
    def title(self) -> str:
        """Its name. Raises: Unreadable."""
        return opened(self.case.key, bytes(self.name)).decode()


class Cut(models.Model):
    """A passage that is to be cut. Units: points, from the upper left of the page as it is seen."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="cuts")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    page = models.PositiveIntegerField()
    left = models.FloatField()
    top = models.FloatField()
    right = models.FloatField()
    bottom = models.FloatField()
    ground = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Ground])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("cut passage")
        verbose_name_plural = _("cut passages")
        ordering = ("document", "page", "top", "left", "id")

    def __str__(self) -> str:
        return f"{self.document}:{self.page}"

    @property
    def number(self) -> int:
        """What stands in its box."""
        return grounds.number(Ground(self.ground))

    @property
    def named(self) -> str:
        """Its ground in the reader's language."""
        return grounds.named(Ground(self.ground))

    @property
    def width(self) -> float:
        """Of its box."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of its box."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Of its box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Severed(models.Model):
    """What is provided of a document; never changed. Its bytes are sealed with the case's key.

    `cuts`: page, box, ground, by and at of each. `elsewhere`: pages on which words that were cut may stand, as was confirmed.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="severed")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=32, unique=True)
    cuts = models.JSONField()
    elsewhere = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("severed document")
        verbose_name_plural = _("severed documents")
        ordering = ("document", "id")

    def __str__(self) -> str:
        return f"{self.document}/{self.pk}"

    def open(self) -> bytes:
        """The bytes. Raises: Unreadable."""
        return opened(self.document.case.key, store.content(self.place))


class Provided(models.Model):
    """What goes out with the reply of a document: the document as it is, or one of the files that were severed of it."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="provided")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    severed = models.ForeignKey(Severed, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("file that is provided")
        verbose_name_plural = _("files that are provided")
        ordering = ("document",)

    def __str__(self) -> str:
        return str(self.severed or self.document)

    def open(self) -> bytes:
        """The bytes. Raises: Unreadable."""
        return (self.severed or self.document).open()

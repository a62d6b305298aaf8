"""Packages from old sites, their rows, where items came from, and exports. All of it stands behind row-level security."""

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item
from gongkai_web.transfer.stages import Making, Outcome, Stage


class Package(models.Model):
    """One package of an old site. `site`: the old site's host; `sha256`: of the file; `place`: where it lies until the import is done.

    `columns`: heading and field of each column. `found`: how often each old category and department stands in it. `mapping`: what was
    confirmed about them. `refusal`: why it could not be read.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    site = models.CharField(_("old site"), max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=32)
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.CHECKING)
    refusal = models.TextField(blank=True)
    columns = models.JSONField(default=list)
    found = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    rows_read = models.PositiveIntegerField(_("rows"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("upload", "by"))
    uploaded_at = models.DateTimeField(_("uploaded at"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("confirmed by"))
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("package of an old site")
        verbose_name_plural = _("packages of an old site")
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organ", "-id"), name="package_of_organ"),)

    def __str__(self) -> str:
        return self.name


class Export(models.Model):
    """Everything that an organ held at one moment, for whoever asked, and nobody else. `place`: where the file lies while it is ready."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("upload", "by"))
    asked_at = models.DateTimeField(_("asked for"))
    stage = models.CharField(_("stage"), max_length=16, choices=Making, default=Making.WAITING)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    place = models.CharField(max_length=32, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ("-pk",)
        constraints = (UniqueConstraint(fields=("organ", "by"), condition=Q(stage=Making.WAITING), name="export_made_once_at_a_time"),)

    def __str__(self) -> str:
        return f"{self.organ_id} {self.asked_at:%Y-%m-%d}"


class PackageRow(models.Model):
    """One row of a package. `values`: field → text as it was read, emptied when the import is done.

    `faults`, `remarks`: field, code and value of each; `links`: addresses of the old site that stand in the text.
    """

    package = models.ForeignKey(Package, models.PROTECT, related_name="rows")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("row"))
    source_id = models.CharField(max_length=200)
    title = models.CharField(_("title"), max_length=300)
    values = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    links = models.JSONField(default=list)
    outcome = models.CharField(pgettext_lazy("import", "outcome"), max_length=16, choices=Outcome, default=Outcome.WAITING)
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("row of a package")
        verbose_name_plural = _("rows of a package")
        ordering = ("package", "number")
        constraints = (UniqueConstraint(fields=("package", "number"), name="package_row_once"),)
        indexes = (models.Index(fields=("package", "outcome", "number"), name="package_row_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.package_id}:{self.number} {self.title}"


class Origin(models.Model):
    """Where an imported item stood on an old site; by this a row is known when it comes again."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="origin")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    site = models.CharField(_("old site"), max_length=200)
    source_id = models.CharField(max_length=200)
    address = models.CharField(pgettext_lazy("web", "address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("origin of an item")
        verbose_name_plural = _("origins of items")
        constraints = (UniqueConstraint(fields=("organ", "site", "source_id"), name="origin_once"),)

    def __str__(self) -> str:
        return f"{self.site} {self.source_id}"

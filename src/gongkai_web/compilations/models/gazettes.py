"""Issues of the gazette (domain D.7): the standard text of rules and normative documents."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Compiled
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item

LONGEST_TITLE, LONGEST_NUMBER = 300, 100
"""Characters of what the contents of a scan say."""


class GazetteIssue(Compiled):
    """One issue: of public items, or the scan of one that was printed on paper alone, with its contents.

    `scan`: empty, or `sha256`, `name` and `size` of the PDF, and `findings`, what the scan for personal data found in it.
    """

    LINES: ClassVar[str] = "articles"

    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("issue"))
    issued_on = models.DateField(_("date of issue"))
    scan = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("issue of the gazette")
        verbose_name_plural = _("issues of the gazette")
        ordering = ("organ", "-year", "-number")
        constraints = (UniqueConstraint(fields=("organ", "year", "number"), name="gazette_issue_once"),)

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class GazetteArticle(models.Model):
    """One published item in an issue; in a scan what its contents say: title, document number, and the page of the PDF."""

    issue = models.ForeignKey(GazetteIssue, models.CASCADE, related_name="articles")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    page = models.PositiveSmallIntegerField(_("page of the PDF"), null=True)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    doc_no = models.CharField(_("document number"), max_length=LONGEST_NUMBER, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("article of the gazette")
        verbose_name_plural = _("articles of the gazette")
        ordering = ("issue", "position")
        constraints = (
            UniqueConstraint(fields=("issue", "item"), name="gazette_article_once"),
            CheckConstraint(
                condition=Q(item__isnull=False, page=None, title="", doc_no="")
                | Q(item=None, page__isnull=False, page__gte=1) & ~Q(title=""),
                name="gazette_article_item_or_page",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.item_id or self.title}"

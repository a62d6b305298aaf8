"""Issues of the gazette (domain D.7): the standard text of rules and normative documents."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.compilations.models.compiled import Compiled
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item


class GazetteIssue(Compiled):
    """One issue."""

    LINES: ClassVar[str] = "articles"

    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("issue"))
    issued_on = models.DateField(_("date of issue"))

    class Meta:
        verbose_name = _("issue of the gazette")
        verbose_name_plural = _("issues of the gazette")
        ordering = ("organ", "-year", "-number")
        constraints = (UniqueConstraint(fields=("organ", "year", "number"), name="gazette_issue_once"),)

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class GazetteArticle(models.Model):
    """One published item in an issue."""

    issue = models.ForeignKey(GazetteIssue, models.CASCADE, related_name="articles")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("article of the gazette")
        verbose_name_plural = _("articles of the gazette")
        ordering = ("issue", "position")
        constraints = (UniqueConstraint(fields=("issue", "item"), name="gazette_article_once"),)

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.item_id}"

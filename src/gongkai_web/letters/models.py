"""Texts of letters, drafts, and the letters that went out."""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.kinds import MAKERS
from gongkai_web.organs.models import Organ
from gongkai_web.requests import store
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import opened

_CODES = 8


class Letterhead(models.Model):
    """What an organ's letters have to say of the organ: its mark, who reviews its decisions, which court hears suits. The newest counts.

    `bodies`: the names of the review bodies, one a line, in the order of the law.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    mark = models.CharField(_("mark in document numbers"), max_length=20)
    maker = models.CharField(_("what the organ is"), max_length=32, choices=[(key.value, label) for key, label in MAKERS.items()])
    bodies = models.TextField(_("review bodies"))
    court = models.CharField(_("court of first instance"), max_length=60)
    online = models.CharField(_("online way to apply for reconsideration"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("data for letters")
        verbose_name_plural = _("data for letters")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.mark


class LetterText(models.Model):
    """One version of an organ's own text of a letter; never changed. The newest counts.

    `lines`: [role, text] of each; empty where the organ went back to the platform's text. `again`: the version that it repeats.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    code = models.CharField(_("letter"), max_length=_CODES)
    number = models.PositiveIntegerField(_("version"))
    lines = models.JSONField(default=list)
    note = models.CharField(_("what changed"), max_length=200, blank=True)
    again = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ("-number",)
        constraints = (UniqueConstraint(fields=("organ", "code", "number"), name="letter_text_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.number}"

    @property
    def text(self) -> tuple[Line, ...]:
        """The lines; those of the platform where the organ has none of its own."""
        return _lines(self.lines) or catalogue().letters[self.code].text


class LetterDraft(models.Model):
    """A letter that somebody is writing. What was filled in is sealed with the applicant's key."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="letter_drafts")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    code = models.CharField(_("letter"), max_length=_CODES)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("draft of a letter")
        verbose_name_plural = _("drafts of letters")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.code}"


class Letter(models.Model):
    """A letter that was issued; never changed, never removed.

    Its bytes are sealed with the applicant's key, like the files that the applicant sent, and go when the applicant is erased; number, day
    and digests stay. `place`, `year`: its place in the organ's series of that year, None where it bears no number.
    `text`: the version of the organ's text, None for the platform's.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    code = models.CharField(_("letter"), max_length=_CODES)
    text = models.ForeignKey(LetterText, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    place = models.PositiveIntegerField(null=True)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    outcome = models.CharField(_("outcome"), max_length=32, blank=True)
    dated = models.DateField(_("date of the letter"))
    sealed = models.BinaryField()
    docx = models.CharField(max_length=store.LENGTH, unique=True)
    pdf = models.CharField(max_length=store.LENGTH, unique=True)
    docx_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("issued by"))
    issued_at = models.DateTimeField(_("issued at"))

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-pk",)
        constraints = (
            UniqueConstraint(fields=("organ", "year", "place"), condition=Q(place__isnull=False), name="letter_numbered_once"),
            UniqueConstraint(fields=("organ", "number"), condition=~Q(number=""), name="letter_number_once"),
        )

    def __str__(self) -> str:
        return self.number or f"{self.case_id}: {self.code}"

    def open(self, kind: str) -> bytes:
        """The bytes as `docx` or `pdf`. Raises: Unreadable once the applicant was erased."""
        return opened(self.case.applicant.key, store.content(self.docx if kind == "docx" else self.pdf))


class LetterCounter(models.Model):
    """How many numbered letters an organ has issued in a year."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("counter of letters")
        verbose_name_plural = _("counters of letters")
        constraints = (UniqueConstraint(fields=("organ", "year"), name="letter_counter_once"),)

    def __str__(self) -> str:
        return f"{self.organ_id} {self.year}: {self.last}"


def _lines(rows: Sequence[Sequence[str]]) -> tuple[Line, ...]:
    return tuple(Line(Role[role], text) for role, text in rows)

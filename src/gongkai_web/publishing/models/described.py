"""The statutory metadata of an item, the same for a draft and for what was published (domain D.3)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Described(models.Model):
    """Title, text and metadata. `body`: HTML that passed the sanitiser. `made_on`: starts the period of OGI-R 26.

    `report_year`: the year that an annual report is about.
    """

    title = models.CharField(_("title"), max_length=300)
    doc_no = models.CharField(_("document number"), max_length=60, blank=True)
    abstract = models.CharField(_("abstract"), max_length=1000, blank=True)
    body = models.TextField(_("text"), blank=True)
    issuer = models.CharField(_("issuing organ"), max_length=200, blank=True)
    joint_issuers = ArrayField(models.CharField(max_length=200), verbose_name=_("jointly issuing organs"), default=list, blank=True)
    responsible_basis = models.CharField(_("why this organ discloses it"), max_length=32, default="made")
    statutory_code = models.CharField(_("statutory category"), max_length=8, blank=True)
    topic = models.CharField(_("topic"), max_length=32, blank=True)
    genre = models.CharField(_("genre"), max_length=32, blank=True)
    audience = models.CharField(_("audience"), max_length=60, blank=True)
    keywords = ArrayField(models.CharField(max_length=40), verbose_name=_("keywords"), default=list, blank=True)
    report_year = models.PositiveSmallIntegerField(_("report year"), null=True, blank=True)
    made_on = models.DateField(_("made on"), null=True, blank=True)
    effective_on = models.DateField(_("takes effect on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    special_period = models.CharField(_("special period of publication"), max_length=32, blank=True)
    consulted_from = models.DateField(_("public consultation from"), null=True, blank=True)
    consulted_until = models.DateField(_("public consultation until"), null=True, blank=True)
    consultation_note = models.CharField(_("why a shorter consultation, or none"), max_length=300, blank=True)
    competition_reviewed_on = models.DateField(_("fair-competition review on"), null=True, blank=True)
    legality_reviewed_on = models.DateField(_("legality examination on"), null=True, blank=True)
    decided_on = models.DateField(_("collective decision on"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registration_no = models.CharField(_("registration number"), max_length=60, blank=True)
    early_effect = models.CharField(_("ground of an early effect"), max_length=32, blank=True)

    class Meta:
        abstract = True

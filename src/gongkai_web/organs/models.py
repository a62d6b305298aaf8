"""Organs, their succession, their sites, and the appointments of people."""

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai_web.organs.kinds import Change, Kind, Level, Noted, Role, Theme

_CODE = RegexValidator(r"^[0-9A-Z][0-9A-Z.-]{0,31}\Z", _("Digits, capital letters, dots and hyphens, at most 32."))


class Organ(models.Model):
    """An administrative organ or another body that discloses. Never deleted: it ends, and another succeeds it."""

    code = models.CharField(_("code"), max_length=32, unique=True, validators=[_CODE])
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    level = models.CharField(_("level"), max_length=16, choices=Level)
    area_supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="area_children", verbose_name=_("supervisor of the area")
    )
    system_supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="system_children", verbose_name=_("supervisor of the system")
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_until = models.DateField(_("exists until"), null=True, blank=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    address = models.CharField(pgettext_lazy("office", "address"), max_length=200, blank=True)
    office_hours = models.CharField(_("office hours"), max_length=200, blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    duties = models.TextField(_("functions"), blank=True)
    leaders = models.TextField(_("leaders"), blank=True)
    index_pattern = models.CharField(_("pattern of index numbers"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organs")
        ordering = ("code",)
        constraints = (
            CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")), name="organ_ends_after_it_begins"
            ),
            CheckConstraint(condition=~Q(area_supervisor=F("id")), name="organ_is_not_its_own_area_supervisor"),
            CheckConstraint(condition=~Q(system_supervisor=F("id")), name="organ_is_not_its_own_system_supervisor"),
        )

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A site of an organ and the organs below it: a host name, a look, and the marks that every page must show (D.4, D.8).

    A mark that the site has not been given yet is left empty, and is not shown. `demonstration`: what it shows is invented, and each page
    says so. `closed_on`: since when each of its pages says nothing but where its content went; the row stays, with its identification code.
    """

    host = models.CharField(_("host"), max_length=200, unique=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="sites", verbose_name=_("organ"))
    name = models.CharField(_("name of the site"), max_length=100)
    english_name = models.CharField(_("English name"), max_length=100, blank=True)
    identification_code = models.CharField(_("site identification code"), max_length=10, blank=True)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, default=Theme.RED)
    sponsor = models.CharField(_("sponsor"), max_length=100)
    contact = models.CharField(_("contact"), max_length=200)
    icp_number = models.CharField(_("ICP number"), max_length=60, blank=True)
    police_number = models.CharField(_("police registration"), max_length=60, blank=True)
    mark_address = models.CharField(
        _("address of the mark of a Party or government organ"), max_length=300, blank=True, validators=[URLValidator(schemes=["https"])]
    )
    demonstration = models.BooleanField(_("demonstration"), default=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    moved_to = models.CharField(_("where its content went"), max_length=500, blank=True)
    moved_address = models.CharField(
        _("address of what takes its place"), max_length=300, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )

    class Meta:
        verbose_name = _("site of an organ")
        verbose_name_plural = _("sites of an organ")
        constraints = (CheckConstraint(condition=Q(closed_on=None) | ~Q(moved_to=""), name="closed_site_says_where_its_content_went"),)

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One organ came out of another on a day."""

    predecessor = models.ForeignKey(Organ, models.PROTECT, related_name="successions", verbose_name=_("before"))
    successor = models.ForeignKey(Organ, models.PROTECT, related_name="origins", verbose_name=_("after"))
    change = models.CharField(_("change"), max_length=16, choices=Change)
    happened_on = models.DateField(_("on"))
    basis = models.CharField(_("document"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = (
            UniqueConstraint(fields=("predecessor", "successor", "change", "happened_on"), name="succession_once"),
            CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_between_two_organs"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Appointment(models.Model):
    """A person acts for an organ in a role, from a day until a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments", verbose_name=_("person"))
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="appointments", verbose_name=_("organ"))
    role = models.CharField(_("role"), max_length=32, choices=Role)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = (
            UniqueConstraint(fields=("user", "organ", "role"), condition=Q(until=None), name="appointment_once_at_a_time"),
            CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="appointment_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organ}"


class LogEntry(models.Model):
    """Something that an administrator did; never changed, never removed.

    `organ`: whose auditors may read it. `details`: field → before, after.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("organ"))
    what = models.CharField(_("what"), max_length=32, choices=Noted)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("person"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        ordering = ("-pk",)
        indexes = (models.Index(fields=("organ", "-id"), name="log_of_organ"),)

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d} {self.get_what_display()}"

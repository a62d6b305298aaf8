"""Organs, what became of them, and their sites."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.notices import tell
from gongkai_web.compilations.models import Guide
from gongkai_web.organs.actions.permission import demand, demand_reason
from gongkai_web.organs.actions.public import public_words
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import changes, note
from gongkai_web.organs.models import Organ, Site, Succession
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.tree import below
from gongkai_web.publishing.scan.words import refuse_personal_data

SUPERVISORS = ("area_supervisor", "system_supervisor")
CONTACT = frozenset({"name", "address", "office_hours", "telephone", "fax", "email"})
"""What a guide has to say of the organ and its work body. Law: OGI-R 12: the guide is kept up to date."""
COMPILING = frozenset({Right.WRITE_DRAFTS, Right.PUBLISH})
"""The rights of those who draw a guide up and publish it."""


@transaction.atomic
def make_organ(actor: Actor, values: Mapping[str, Any]) -> Organ:
    """A new organ below one that the actor manages. Raises: Refused, also for personal data in what would be public."""
    _demand_supervisors(actor, values)
    refuse_personal_data(_("The organ was not saved."), public_words(Organ, values))
    organ = Organ.objects.create(**values)
    note(actor, Noted.ORGAN_MADE, organ, details=changes(dict.fromkeys(values), values))
    return organ


@transaction.atomic
def change_organ(actor: Actor, organ: Organ, values: Mapping[str, Any]) -> Organ:
    """The organ with other values. Raises: Refused when it would stand below itself, or where the actor manages nothing."""
    demand(actor, Right.MANAGE_ORGANS, organ)
    refuse_personal_data(_("The organ was not saved."), public_words(Organ, values))
    kept = Organ.objects.select_for_update().get(pk=organ.pk)
    before = {name: getattr(kept, name) for name in values}
    moved = {name: values[name] for name in SUPERVISORS if name in values and values[name] != before[name]}
    if moved:
        _demand_supervisors(actor, {name: values.get(name, getattr(kept, name)) for name in SUPERVISORS})
        under = below((kept.pk,))
        if any(one is not None and one.pk in under for one in moved.values()):
            raise Refused(
                _("The supervisor was not changed."), _("The organ would stand below itself."), _("Choose an organ that is not below it.")
            )
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    if changed := changes(before, values):
        note(actor, Noted.ORGAN_CHANGED, kept, details=changed)
    if CONTACT & changed.keys() and Guide.objects.filter(organ=kept, published_at__isnull=False).exists():
        tell(appointed(kept.pk, COMPILING, actor.today), What.GUIDE, at=actor.now, organ=kept.pk, on=actor.today)
    return kept


def _demand_supervisors(actor: Actor, values: Mapping[str, Any]) -> None:
    above = [values[name] for name in SUPERVISORS if values.get(name) is not None]
    if not above:
        raise Refused(_("The organ was not saved."), _("It has no supervisor."), _("Choose the organ that it stands below."))
    for organ in above:
        demand(actor, Right.MANAGE_ORGANS, organ)


@transaction.atomic
def record_succession(actor: Actor, organ: Organ, values: Mapping[str, Any]) -> Succession:
    """What became of an organ: merged, split, renamed, its functions moved. `values`: of Succession. Raises: Refused."""
    demand(actor, Right.MANAGE_ORGANS, organ)
    demand(actor, Right.MANAGE_ORGANS, values["successor"])
    refuse_personal_data(_("Nothing was saved."), public_words(Succession, values))
    succession = Succession.objects.create(predecessor=organ, **values)
    note(actor, Noted.SUCCESSION, organ, details=changes(dict.fromkeys(values), values))
    return succession


@transaction.atomic
def save_site(actor: Actor, site: Site, values: Mapping[str, Any]) -> Site:
    """A new site of `site.organ`, or that site with other values. Raises: Refused."""
    demand(actor, Right.MANAGE_ORGANS, site.organ)
    refuse_personal_data(_("The site was not saved."), public_words(Site, values))
    if site.closed_on is not None:
        raise Refused(_("The site was not saved."), _("It was closed on %(day)s.") % {"day": site.closed_on}, _("Open it again first."))
    before = {name: getattr(site, name) for name in values}
    new = site.pk is None
    for name, value in values.items():
        setattr(site, name, value)
    site.save()
    note(actor, Noted.SITE_MADE if new else Noted.SITE_CHANGED, site.organ, details=changes(before, values))
    return site


@transaction.atomic
def close_site(actor: Actor, site: Site, values: Mapping[str, Any], *, document: str) -> Site:
    """From now on every page of the site says where its content went. Its row stays, with host and identification code.

    `values`: `closed_on`, `moved_to`, `moved_address`. `document`: the approval, for the log. Law: GUIDE (domain D.8), F.6 row 76.
    Raises: Refused, also for a day that has not come yet.
    """
    demand(actor, Right.MANAGE_ORGANS, site.organ)
    refuse_personal_data(_("The site was not closed."), public_words(Site, values, "moved_to"))
    kept = Site.objects.select_for_update().get(pk=site.pk)
    if kept.closed_on is not None:
        raise Refused(_("The site was not closed."), _("It was closed on %(day)s.") % {"day": kept.closed_on})
    if values["closed_on"] > actor.today:
        raise Refused(_("The site was not closed."), _("The day has not come yet."), _("Close it on that day."))
    return _noted(actor, kept, Noted.SITE_CLOSED, values, document)


@transaction.atomic
def reopen_site(actor: Actor, site: Site, *, document: str) -> Site:
    """The site shows its pages again. `document`: why, for the log. Raises: Refused."""
    demand(actor, Right.MANAGE_ORGANS, site.organ)
    kept = Site.objects.select_for_update().get(pk=site.pk)
    if kept.closed_on is None:
        raise Refused(_("The site was not opened."), _("It is not closed."))
    return _noted(actor, kept, Noted.SITE_REOPENED, {"closed_on": None, "moved_to": "", "moved_address": ""}, document)


def _noted(actor: Actor, site: Site, what: Noted, values: Mapping[str, Any], document: str) -> Site:
    reason = demand_reason(document)
    before = {name: getattr(site, name) for name in values}
    for name, value in values.items():
        setattr(site, name, value)
    site.save()
    note(actor, what, site.organ, reason=reason, details={**changes(before, values), "host": site.host})
    return site

"""Receiving a package, confirming what is to become of it, giving it up."""

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import appointed
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.uploads import cleaned
from gongkai_web.transfer import store
from gongkai_web.transfer.models import Package, PackageRow
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.stages import Outcome, Stage
from gongkai_web.transfer.tasks import begin
from gongkai_web.transfer.working import OPEN

_HOST = re.compile(r"(?=.{4,200}\Z)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?")


@transaction.atomic
def receive(actor: Actor, organ: Organ, *, site: str, name: str, chunks: Iterable[bytes]) -> Package:
    """Keeps a package, and has it checked by the worker. `site`: the old site's address. Raises: Refused."""
    demand(actor, Right.TRANSFER, organ)
    open_gates(actor.duties)
    if actor.user is None:
        raise ContractError("a package is sent by a person", remedy="give the actor a user")
    host = host_of(site)
    kept = store.keep(chunks)
    if Package.objects.filter(organ=organ, sha256=kept.sha256, stage__in=OPEN).exists():
        store.forget(kept.place)
        raise Refused(
            _("The package was not taken again."),
            _("The same file is being checked or imported."),
            _("Open it in the list of packages."),
        )
    package = Package.objects.create(organ=organ, site=host, name=cleaned(name), by=actor.user, uploaded_at=actor.now, **kept._asdict())
    begin(package.pk)
    return package


def host_of(site: str) -> str:
    """The host in an address as people write it. Raises: Refused."""
    written = site.strip().lower()
    host = urlsplit(written if "//" in written else f"//{written}").netloc
    if not _HOST.fullmatch(host):
        raise Refused(
            _("The package was not taken."),
            _("“%(site)s” is no address of a site.") % {"site": site[:100]},
            _("Write the host of the old site, for example www.example.gov.cn."),
        )
    return host


def is_own(person: User | None, package: Package) -> bool:
    """Whether a person may not confirm a package because they sent it in.

    What was public on the old site goes out without the reviews of an item; whichever step an office takes from whoever wrote a text, it
    takes this one from whoever sent the texts in.
    """
    return bool(settings.GONGKAI_NOT_BY_AUTHOR) and person is not None and person.pk == package.by_id


def confirmers(package: Package, today: date) -> QuerySet[User]:
    """The others who may confirm a package that one person sent in, by their appointment to its organ."""
    may = appointed(package.organ_id, frozenset({Right.TRANSFER}), today)
    return User.objects.filter(pk__in=may).exclude(pk=package.by_id).order_by("full_name", "username")


@transaction.atomic
def confirm(actor: Actor, package: Package, mapped: Mapped) -> None:
    """Has the package imported as mapped. Whoever confirms answers for what becomes public.

    Raises: Refused, also for whoever sent it in, where the office demands four eyes.
    """
    locked = _locked(actor, package)
    if locked.stage != Stage.CHECKED:
        raise _not_now()
    if is_own(actor.user, locked):
        raise Refused(
            _("Nothing is imported."),
            _("You sent the package in, and what it makes public passes no other review here."),
            _("Have somebody else confirm it who may import for the organ."),
        )
    if not locked.rows.filter(outcome=Outcome.WAITING).exists():
        raise Refused(_("Nothing is imported."), _("No row of the package can be."), _("Correct the table and upload it again."))
    locked.mapping, locked.stage, locked.confirmed_by = mapped.as_json(), Stage.IMPORTING, actor.user
    locked.save(update_fields=["mapping", "stage", "confirmed_by"])
    details = {"site": locked.site, "file": locked.name, "sha256": locked.sha256, "sent_by": str(locked.by)}
    note(actor, Noted.OLD_SITE_IMPORTED, locked.organ, details=details)
    begin(locked.pk)


@transaction.atomic
def give_up(actor: Actor, package: Package) -> None:
    """Leaves a package that is not being imported, and forgets what was read from it. Raises: Refused."""
    locked = _locked(actor, package)
    if locked.stage not in {Stage.CHECKING, Stage.CHECKED}:
        raise _not_now()
    PackageRow.objects.filter(package=locked).delete()
    locked.stage, locked.finished_at = Stage.GIVEN_UP, actor.now
    locked.save(update_fields=["stage", "finished_at"])
    transaction.on_commit(lambda: store.forget(locked.place))


def _locked(actor: Actor, package: Package) -> Package:
    demand(actor, Right.TRANSFER, package.organ)
    open_gates(actor.duties)
    return Package.objects.select_for_update(of=("self",)).select_related("organ").get(pk=package.pk)


def _not_now() -> Refused:
    return Refused(_("This cannot be done now."), _("The package is in another stage by now."), _("Open it again."))

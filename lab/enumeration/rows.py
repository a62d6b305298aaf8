"""What exists, for the measurement: an account, a draft with a file, and somebody of another organ who is signed in."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.test import Client
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Attachment, Draft, Item

_DRAFTS = 2_000
"""So that the row that is asked for is one of many."""


@dataclass(frozen=True, slots=True)
class Rows:
    """`name`: of the account. `file`, `item`: ids. `client`: signed in for another organ."""

    name: str
    file: int
    item: int
    client: Client


@transaction.atomic
def made() -> Rows:
    """Writes them."""
    organ, other = (
        Organ.objects.create(code=f"139900-{number}", name=f"洛泽市第{number}局", kind=Kind.DEPARTMENT, level=Level.CITY)
        for number in (1, 2)
    )
    Site.objects.create(host="testserver", organ=organ, name="平台", sponsor="办公室", contact="0317-0000000")
    writer = User.objects.create_user("known-here1", password="a password that nobody types", organ=organ)  # noqa: S106 - of an account that lives as long as the measurement
    guest = User.objects.create_user("guest", organ=other)
    for user, at in ((writer, organ), (guest, other)):
        TOTP.activate(user, generate_totp_secret())
        Appointment.objects.create(user=user, organ=at, role=Role.DRAFTER, since=date(2020, 1, 1))
    open_for(reads=[organ.pk], writes=[organ.pk])
    items = Item.objects.bulk_create(Item(organ=organ) for _ in range(_DRAFTS))
    now = timezone.now()
    Draft.objects.bulk_create(Draft(item=one, organ=organ, title="草稿", saved_by=writer, saved_at=now) for one in items)
    files = Attachment.objects.bulk_create(
        Attachment(item=one, organ=organ, name="表.csv", media_type="text/csv", size=1, sha256="0" * 64) for one in items
    )
    open_for()
    client = Client()
    client.force_login(guest)
    return Rows(writer.username, files[_DRAFTS // 2].pk, items[_DRAFTS // 2].pk, client)

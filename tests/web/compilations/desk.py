"""An office with compilations in every state, for the browser."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.compilations import actions
from gongkai_web.compilations.models import Catalogue, CatalogueEntry, Guide, ReadingPlace, Register, RegisterEntry, TopicColumn
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.walls import open_for
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import make_site
from tests.web.story.people import KEY, PASSWORD


def settle() -> None:
    """Makes the office: a drafter, and a publisher who also drafts and reviews. Called in a process of the running platform."""
    city = Organ.objects.create(code="139900", name="洛泽市人民政府", kind=Kind.GOVERNMENT, level=Level.CITY)
    make_site(city, "localhost")
    now = timezone.now()
    drafter = _person(city, "drafter", Role.DRAFTER)
    publisher = _person(city, "both", Role.DRAFTER, Role.PUBLISHER, Role.SECRECY_REVIEWER)
    with transaction.atomic():
        open_for(reads=[city.pk], writes=[city.pk])
        write, judge = (Actor(one, duties(one, now.date()), now - timedelta(days=1)) for one in (drafter, publisher))
        actions.publish(judge, actions.save_version(write, Guide, city, GUIDE))
        lines = [
            CatalogueEntry(
                first_level="财政预决算",
                second_level=name,
                content="收支总表、支出表、债务表",
                basis="《中华人民共和国预算法》第十四条",
                period="批复后20日内",
                unit="市财政局",
                channels="本平台",
                audience="全社会",
                way="主动公开",
                level="市级",
                statutory_code="20-07",
            )
            for name in ("政府预算", "部门决算")
        ]
        actions.save_version(write, Catalogue, city, {"title": "洛泽市主动公开基本目录"}, lines)
        actions.save_version(judge, Guide, city, {**GUIDE, "fees": "不收费"})
        entries = [RegisterEntry(code="1-01", name="取水许可", basis="《中华人民共和国水法》第七条", unit="市水务局")]
        actions.save_version(write, Register, city, {"kind": "licences", "title": "洛泽市行政许可事项清单"}, entries)
        place = ReadingPlace(organ=city, name="洛泽市档案馆", kind="archive", address="政通路1号", office_hours="工作日 8:30—17:30")
        place = actions.publish(judge, actions.save(write, place))
        change = actions.opened(place)
        change.office_hours, change.offers = "周一至周六 8:30—17:30", "预约电话13931700000"
        actions.save(write, change)
        about = {"emergency": "major", "event": "洛泽河左岸堤防决口", "happened_at": now - timedelta(hours=2)}
        flood = TopicColumn(organ=city, slug="flood", title="洛泽河汛情专栏", description="汛情通报和应对措施", **about)
        actions.draft_item(write, actions.publish(judge, actions.save(write, flood)))


def _person(organ: Organ, name: str, *roles: Role) -> User:
    user = User.objects.create_user(name, password=PASSWORD, organ=organ, full_name=name)
    TOTP.activate(user, KEY)
    for role in roles:
        Appointment.objects.create(user=user, organ=organ, role=role, since=timezone.localdate() - timedelta(days=400))
    return user

"""A city with something to oversee, for the browser."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Catalogue, CatalogueEntry, Guide
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level, Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Channel
from gongkai_web.publishing.models import Draft, Item
from tests.web.oversight.making import happened, publish
from tests.web.people import make_department, make_site
from tests.web.search.making import withdraw
from tests.web.story.people import KEY, PASSWORD


def settle() -> None:
    """Makes the city, three departments that keep up unequally, and who oversees them. Called in a process of the running platform."""
    city = Organ.objects.create(code="139900", name="洛泽市人民政府", kind=OrganKind.GOVERNMENT, level=Level.CITY)
    make_site(city, "localhost")
    names = ("洛泽市水务局", "洛泽市教育局", "洛泽市市场监督管理局")
    water, school, market = (make_department(city, f"139900-1{number}", name) for number, name in enumerate(names))
    today = timezone.localdate()
    publish(water, "关于城区供水管网改造期间部分区域临时停水的公告", today, Channel.WEIBO, Channel.WECHAT, statutory_code="20-12")
    publish(water, "洛泽市城市供水管理办法", today, Channel.GAZETTE, kind=Kind.NORMATIVE_DOCUMENT, validity="in_force", made_on=today)
    gone = publish(school, "关于义务教育阶段招生工作的通知", today, Channel.PRESS)
    happened(gone, "withdrawn", today, reason="附件含有个人信息")
    withdraw(gone)
    with transaction.atomic():
        open_for(reads=[water.pk, market.pk], writes=[water.pk, market.pk])
        _compile(water)
        author = User.objects.create_user("author", organ=market)
        item = Item.objects.create(organ=market)
        saved_at = timezone.now() - timedelta(days=60)
        Draft.objects.create(
            item=item, organ=market, title="未公开的草稿", saved_by=author, saved_at=saved_at, due_on=today - timedelta(days=3)
        )
    overseer = User.objects.create_user("overseer", password=PASSWORD, organ=city, full_name="周明")
    TOTP.activate(overseer, KEY)
    Appointment.objects.create(user=overseer, organ=city, role=Role.OVERSIGHT, since=today - timedelta(days=400))


def _compile(organ: Organ) -> None:
    since = timezone.now() - timedelta(days=500)
    Guide.objects.create(organ=organ, number=1, published_at=since)
    catalogue = Catalogue.objects.create(organ=organ, number=1, title="主动公开基本目录")
    for position, (matter, code) in enumerate((("停水信息", "20-12"), ("水质检测结果", "20-13"), ("供水规划", "20-03")), 1):
        told = {
            "first_level": "城乡供水",
            "second_level": matter,
            "statutory_code": code,
            "way": "主动",
            "unit": "供水科",
            "period": "每季度公布",
        }
        CatalogueEntry.objects.create(catalogue=catalogue, organ=organ, position=position, **told)
    Catalogue.objects.filter(pk=catalogue.pk).update(published_at=since)

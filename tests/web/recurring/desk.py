"""A city with schedules, budgets, deposits and rules under way, for the browser."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.deposits.actions import hand_over
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level, Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.recurring import actions
from gongkai_web.recurring.kinds import Matter, Rhythm
from gongkai_web.recurring.models import RecurringDuty
from gongkai_web.visits.actions import count
from gongkai_web.visits.kinds import Help
from tests.web.people import make_department, make_site
from tests.web.publishing.office import TEXT, Office
from tests.web.story.people import KEY, PASSWORD


def settle() -> None:
    """Makes the city, its people, and one who writes and publishes for it. Called in a process of the running platform."""
    city = Organ.objects.create(code="139900", name="洛泽市人民政府", kind=OrganKind.GOVERNMENT, level=Level.CITY)
    make_site(city, "localhost")
    make_department(city, "139900-05", "洛泽市财政局")
    make_department(city, "139900-10", "洛泽市水务局")
    now = timezone.now()
    user = User.objects.create_user("both", password=PASSWORD, organ=city, full_name="周明")
    TOTP.activate(user, KEY)
    for role in (Role.DRAFTER, Role.PUBLISHER):
        Appointment.objects.create(user=user, organ=city, role=role, since=now.date() - timedelta(days=400))
    with transaction.atomic():
        actor = Actor(user, duties(user, now.date()), now)
        office = Office.of(city, now)
        made = office.published()
        office.drafted(TEXT, Kind.RULES)
        begin = timezone.localdate(now).replace(month=1, day=1)
        water = RecurringDuty(organ=city, title="饮用水水质", rhythm=Rhythm.QUARTER, days=15, first_on=begin, statutory_code="20-13")
        actions.save_duty(actor, water)
        actions.tie(actor, water.periods.order_by("begins_on")[0], item=made)
        for matter in (Matter.BUDGET, Matter.ACCOUNTS):
            named = {Matter.BUDGET: "政府预算", Matter.ACCOUNTS: "政府决算"}[matter]
            duty = RecurringDuty(organ=city, matter=matter, title=named, rhythm=Rhythm.YEAR, first_on=begin)
            actions.save_duty(actor, duty)
        actions.start(actor, city.recurring.get(matter=Matter.BUDGET).periods.get(), on=begin)
        open_for(reads=[city.pk], writes=[city.pk])
        said = {"name": "洛泽市档案馆", "kind": "archive", "address": "政通路1号", "office_hours": "工作日 8:30—17:30"}
        place = ReadingPlace.objects.create(organ=city, published_at=now, **said)
        count(actor, place, on=timezone.localdate(now), people={Help.READING: 12, Help.CONSULTATION: 3, Help.SELF_SERVICE: 0})
        hand_over(actor, city, place=place, handed_on=timezone.localdate(now), items=[made.pk], receiver="王静")

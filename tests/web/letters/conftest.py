"""A case of an organ whose letters can be written."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import Decided, Drafted, Registered
from gongkai_web.accounts.models import User
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case
from tests.web.people import appoint, make_department, signed_in
from tests.web.requests.examples import request

ARRIVED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
NOW = datetime(2026, 3, 5, 2, tzinfo=UTC)


@pytest.fixture
def water(government: Organ) -> Organ:
    """The department that writes."""
    made = make_department(government)
    made.address, made.telephone = "洛泽市河东路1号", "0317-0000000"
    made.save()
    return made


@pytest.fixture
def handler(water: Organ) -> User:
    """Whoever handles requests there."""
    return appoint(water, Role.HANDLER)


@pytest.fixture
def actor(handler: User, water: Organ) -> Actor:
    """That person, on 2026-03-05."""
    open_for(reads=[water.pk], writes=[water.pk])
    return Actor(handler, Duties({Right.HANDLE_CASES: frozenset({water.pk})}), NOW)


@pytest.fixture
def desk(handler: User, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Where that person sits, on the same day."""
    client = signed_in(handler)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return client


@pytest.fixture
def case(water: Organ, actor: Actor) -> Case:
    """A request of 2026-03-02 that wants its reply by post, registered the day after."""
    done = submit(asked(request(delivery_method="mail", applicant_address="洛泽市河西路8号")), now=ARRIVED)
    open_for(reads=[water.pk], writes=[water.pk])
    found = Case.objects.get(pk=done.case)
    return recorded(actor, found, Registered("LZSW-YSQ-2026-0001"))


@pytest.fixture
def decided(actor: Actor, case: Case) -> Case:
    """The same once it is decided to provide what is asked for."""
    return recorded(actor, case, Drafted(), Decided("granted"))


@pytest.fixture
def head(water: Organ, actor: Actor) -> Letterhead:
    """What letters say of the department."""
    known = {"mark": "洛水公开告", "maker": "local_department", "bodies": "洛泽市人民政府", "court": "洛泽市河东区人民法院"}
    return Letterhead.objects.create(organ=water, by=actor.user, entered_at=NOW, **known)


def recorded(actor: Actor, case: Case, *events: Event) -> Case:
    """The case after events of the actor's day, as all who have a part in them would have recorded them."""
    record(Case.objects.get(pk=case.pk), [(actor.today, event) for event in events], by=actor.user, at=actor.now)
    return Case.objects.select_related("applicant", "organ").get(pk=case.pk)

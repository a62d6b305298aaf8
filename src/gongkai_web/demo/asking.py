"""Requests to the fictional city, at different points of their way."""

from collections.abc import Mapping
from datetime import datetime, time
from random import Random
from typing import Any

from django.db import transaction

from gongkai.ledger.events.opening import ApplicantKind
from gongkai.ledger.fields import codecs
from gongkai_web.accounts.models import User
from gongkai_web.demo.city import data, past
from gongkai_web.demo.days import ZONE, after, before, in_office
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import Asked, Person
from gongkai_web.requests.kinds import Form, IdType, Method
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case

_SEED = 139902
_NOBODY = {"name": "示例申请人", "id_number": "示例证件", "phone": "", "email": "applicant@example.org", "address": ""}
"""Every applicant of the city, who has neither a number nor a telephone that could be somebody's."""


def make_requests(now: datetime) -> None:
    """The requests of `requests.toml`, each with what the office did of it until now."""
    for position, row in enumerate(data("requests.toml")["requests"]):
        _make(row, Random(f"{_SEED} {position}"), now)  # noqa: S311 - times of day, not secrets


def _make(row: Mapping[str, Any], chance: Random, now: datetime) -> None:
    came_on = before(now.astimezone(ZONE).date(), row["ago"])
    person = Person(kind=ApplicantKind(row["kind"]), id_type=IdType.OTHER, **_NOBODY)
    asked = Asked(row["organ"], row["content"], person, Form.ELECTRONIC, Method.EMAIL)
    case = submit(asked, now=in_office(came_on, chance)).case
    officer = User.objects.get(username=past(Organ.objects.get(code=row["organ"]), "writing"))
    for place, step in enumerate(row["steps"]):
        _happen(case, dict(step), datetime.combine(after(came_on, step["after"]), time(17, place), ZONE), officer)


@transaction.atomic
def _happen(case: str, step: dict[str, Any], at: datetime, officer: User) -> None:
    name, _after = step.pop("event"), step.pop("after")
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    locked = Case.objects.select_for_update().get(pk=case)
    record(locked, [(at.date(), codecs()[name].decode(step))], by=officer, at=at)

"""Requests to the fictional city, at different points of their way."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time
from random import Random
from typing import Any

from django.db import transaction

from gongkai.law.outcomes import Outcome
from gongkai.ledger.events.handling import Decided
from gongkai.ledger.events.opening import ApplicantKind
from gongkai.ledger.fields import codecs
from gongkai_web.accounts.models import User
from gongkai_web.demo.city import data, past
from gongkai_web.demo.days import ZONE, after, before, in_office
from gongkai_web.letters.actions import issue
from gongkai_web.letters.actions import write as begin
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import Asked, Person
from gongkai_web.requests.kinds import Form, IdType, Method
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case, NoteKind
from gongkai_web.requests.notes import write

_SEED = 139902
_NOBODY = {"name": "示例申请人", "id_number": "示例证件", "phone": "", "email": "applicant@example.org", "address": ""}
"""Every applicant of the city, who has neither a number nor a telephone that could be somebody's."""


def make_requests(duties: Duties, now: datetime) -> None:
    """The requests of `requests.toml`, each with what the office did of it until now."""
    for position, row in enumerate(data("requests.toml")["requests"]):
        _make(row, Random(f"{_SEED} {position}"), duties, now)  # noqa: S311 - times of day, not secrets


def _make(row: Mapping[str, Any], chance: Random, duties: Duties, now: datetime) -> None:
    came_on = before(now.astimezone(ZONE).date(), row["ago"])
    person = Person(kind=ApplicantKind(row["kind"]), id_type=IdType.OTHER, **_NOBODY)
    asked = Asked(row["organ"], row["content"], person, Form.ELECTRONIC, Method.EMAIL)
    case = submit(asked, now=in_office(came_on, chance)).case
    officer = User.objects.get(username=past(Organ.objects.get(code=row["organ"]), "writing"))
    for place, step in enumerate(row["steps"]):
        at = datetime.combine(after(came_on, step["after"]), time(17, place), ZONE)
        _happen(case, dict(step), Actor(officer, duties, at))


@transaction.atomic
def _happen(case: str, step: dict[str, Any], actor: Actor) -> None:
    name, _after, said = step.pop("event"), step.pop("after"), step.pop("said", {})
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)
    locked = Case.objects.select_for_update(of=("self",)).select_related("organ", "applicant").get(pk=case)
    event = codecs()[name].decode(step)
    if isinstance(event, Decided):
        write(actor, locked, NoteKind.DRAFT, {**asdict(event), **said})
    record(locked, [(actor.today, event)], by=actor.user, at=actor.now)
    if isinstance(event, Decided):
        _answer(actor, locked, Outcome(event.outcome))


def _answer(actor: Actor, case: Case, outcome: Outcome) -> None:
    """The letter of the reply, in the words of the draft."""
    letter = next(one for one in catalogue().letters.values() if outcome in one.outcomes)
    draft = begin(actor, case, letter, outcome)
    issue(actor, draft, seen=draft.version)

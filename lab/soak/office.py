"""Two officers of one work body who issue letters, each step by the platform's own actions. For a process in which Django is set up.

They keep nothing in mind: killed and started again, they find in the database where each case stands, and go on from there.
"""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.ledger.events.handling import Registered
from gongkai_web.accounts.models import User
from gongkai_web.letters.actions import issue, save, write
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.knowing import Given
from gongkai_web.letters.models import Letter, LetterDraft, Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import happen
from gongkai_web.requests.models import Case

_HALVES = (Q(pk__lt="R-n"), Q(pk__gte="R-n"))
"""Of which cases each officer takes care. Their letters are numbered in the same series."""
_LETTER = "L06"
"""Asks a third party: it bears a number, and needs no decision."""
_SAID = {"addressee": "洛泽清源供水有限公司", "information": "旧城供水管网改造工程的施工计划"}
_HEAD = {"maker": "local_department", "bodies": "洛泽市人民政府", "court": "洛泽市河东区人民法院"}


def work(wanted: int, told: str) -> None:
    """Issues letters, one a case, until there are so many. `told`: the file that gets a line for each whose issue was answered."""
    _settle()
    with ThreadPoolExecutor(len(_HALVES)) as pool:
        for officer in [pool.submit(_issue, half, wanted, Path(told)) for half in _HALVES]:
            officer.result()


def _issue(half: Q, wanted: int, told: Path) -> None:
    while True:
        with _at_work() as actor:
            if Letter.objects.count() >= wanted:
                return
            case = Case.objects.filter(half, letters=None).order_by("pk").first()
            issued = _step(actor, case) if case else None
        if issued is not None:
            with told.open("a", encoding="utf-8") as file:
                file.write(json.dumps([issued.case_id, issued.number]) + "\n")
        elif case is None:
            time.sleep(0.2)


def _step(actor: Actor, case: Case) -> Letter | None:
    """Brings a case one step nearer to its letter, and answers with the letter once it is issued."""
    if not case.register_number:
        happen(actor, case, Registered(f"LZ-{case.pk}"), on=actor.today, seen=case.entries)
        return None
    draft = LetterDraft.objects.filter(case=case).first()
    if draft is None:
        write(actor, case, catalogue().letters[_LETTER], None)
    elif draft.version == 1:
        save(actor, draft, Given(actor.today, said=_SAID), seen=1)
    else:
        return issue(actor, draft, seen=draft.version)
    return None


def _settle() -> None:
    with _at_work() as actor:
        for organ in Organ.objects.exclude(pk__in=Letterhead.objects.values("organ")):
            Letterhead.objects.create(organ=organ, mark=f"洛{organ.pk}公开告", by=actor.user, entered_at=actor.now, **_HEAD)


@contextmanager
def _at_work() -> Iterator[Actor]:
    """Somebody who handles the requests of all organs, for one transaction."""
    with transaction.atomic():
        organs = frozenset(Organ.objects.values_list("pk", flat=True))
        open_for(reads=organs, writes=organs)
        user, _created = User.objects.get_or_create(username="officer", defaults={"organ_id": min(organs)})
        yield Actor(user, Duties({Right.HANDLE_CASES: organs}), timezone.now())

"""What is kept no longer than it is needed, and what is counted anew: every night, by nobody in particular."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.law.clock import months_after
from gongkai.ledger import strikes
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.record import Archived, Assigned
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.ledger import entries_of, project, standing
from gongkai_web.requests.models import KEPT, Applicant, Case, CaseFile, QueryCode, Submission

_LOG = logging.getLogger(__name__)
_AGE = timedelta(days=1)
"""Bytes are written before the row that names them is committed: what is younger may still be on its way."""


def erase(now: datetime) -> int:
    """Erases the applicants of cases that ended so many months ago as the office decided, and answers how many. The ledger stands.

    Their keys are forgotten, which closes every file and letter of theirs at once, with what is asked and what officers wrote. A case waits
    until it was archived and its package taken, for the platform has the only copy before. Each is on record. Raises: OSError.
    """
    months = settings.GONGKAI_ERASE_AFTER_MONTHS
    return _each(_finished(), lambda case: _erased(case, now, months))


@transaction.atomic
def _finished() -> list[str]:
    _open_everywhere()
    return list(Case.objects.filter(KEPT, ~Q(key="") | ~Q(applicant__key="")).values_list("pk", flat=True))


def _erased(pk: str, now: datetime, months: int) -> bool:
    """Whether it was time."""
    with transaction.atomic():
        _open_everywhere()
        case = Case.objects.select_for_update(of=("self",)).select_related("organ").filter(KEPT, pk=pk).first()
        if case is None or months_after(_last(case), months) > timezone.localdate(now):
            return False
        places = list(CaseFile.objects.filter(case=case).values_list("place", flat=True))
        CaseFile.objects.filter(case=case).delete()
        QueryCode.objects.filter(case=case).delete()
        Submission.objects.filter(case=case).delete()
        case.letter_drafts.all().delete()
        Applicant.objects.filter(case=case).update(key="", sealed=b"", identity="")
        Case.objects.filter(pk=pk).update(key="", content=b"", words=[])
        reason = f"{months} months after the case ended (GONGKAI_ERASE_AFTER_MONTHS)"
        note(Actor(None, Duties({}), now), Noted.APPLICANT_ERASED, case.organ, reason=reason, details={"case": pk, "files": len(places)})
    for place in places:
        store.forget(place)
    return True


def _last(case: Case) -> date:
    """The day on which something was last done about a case, filing it apart."""
    done = [one for one in strikes.standing(tuple(entries_of(case))) if not isinstance(one.event, Archived | Assigned)]
    return timezone.localdate(max(one.recorded_at for one in done))


def clear(now: datetime) -> int:
    """Removes sealed bytes older than a day that no row names, and answers how many. Raises: OSError."""
    folder = store.path_of("")
    oldest = (now - _AGE).timestamp()
    old = [path for path in folder.iterdir() if path.stat().st_mtime < oldest] if folder.exists() else []
    gone = list(_unused(old))
    for path in gone:
        path.unlink(missing_ok=True)
    if gone:
        _LOG.info("%d sealed files that nothing names were removed", len(gone))
    return len(gone)


@transaction.atomic
def _unused(found: Iterable[Path]) -> list[Path]:
    _open_everywhere()
    named = {place for model, column in _columns() for place in model._default_manager.values_list(column, flat=True)}
    return [path for path in found if path.name not in named]


def count_anew(now: datetime) -> int:
    """Works out again what lists show of open cases, and of those whose day was provisional: a calendar that became known moves days.

    Answers how many changed.
    """
    with transaction.atomic():
        _open_everywhere()
        found = list(Case.objects.filter(Q(state__in=OPEN) | Q(provisional=True)).values_list("pk", flat=True))
    changed = _each(found, _counted)
    if changed:
        _LOG.info("the days of %d cases were counted anew on %s", changed, timezone.localdate(now))
    return changed


@transaction.atomic
def _counted(pk: str) -> bool:
    _open_everywhere()
    case = Case.objects.select_for_update(of=("self",)).get(pk=pk)
    before = (case.due_on, case.provisional, case.waits_until)
    entries = entries_of(case)
    project(case, standing(entries), entries)
    if before == (case.due_on, case.provisional, case.waits_until):
        return False
    case.save(update_fields=["due_on", "provisional", "waits_until"])
    return True


def _each(cases: Iterable[str], do: Callable[[str], bool]) -> int:
    """For how many it was done. A case whose lines are not those that were sealed is told of, and keeps none of the others waiting."""
    done = 0
    for case in cases:
        try:
            done += do(case)
        except LedgerError:
            _LOG.exception("the ledger of case %s does not hold", case)
    return done


def _columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column that can name sealed bytes: unique, and as long as a name is. One too many does no harm."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.unique and field.max_length == store.LENGTH:
                yield model, field.name


def _open_everywhere() -> None:
    organs = list(Organ.objects.values_list("pk", flat=True))
    open_for(reads=organs, writes=organs)

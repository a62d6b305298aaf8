"""Requests in the states in which their applicants have something to do; called in a process of the running platform."""

import json
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.law.fees import FeeBasis
from gongkai.law.service import Mode
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import record
from gongkai_web.requests.models import Case
from tests.web.requests.examples import request

CODES = "codes.json"
"""Where the query codes stand, in the data folder."""

WAYS: dict[str, tuple[Event, ...]] = {
    "unclear": (handling.Registered("洛水依申请2026-0011"), handling.CorrectionRequested(15), handling.CorrectionNoticeServed()),
    "charged": (handling.Registered("洛水依申请2026-0012"), handling.FeeNotified(FeeBasis.BY_PAGE, 120), handling.FeeNoticeServed()),
    "answered": (
        *(handling.Registered("洛水依申请2026-0013"), handling.Decided("already_public")),
        *(handling.Dispatched(Mode.ELECTRONIC), handling.Served()),
    ),
}


def settle() -> None:
    """Makes them at the department of the story."""
    codes = {name: _asked(events) for name, events in WAYS.items()}
    (Path(settings.DATA_DIR) / CODES).write_text(json.dumps(codes), encoding="utf-8")


def _asked(events: tuple[Event, ...]) -> str:
    now = timezone.now()
    done = submit(asked(request(organ="139900-10")), now=now)
    with transaction.atomic():
        organs = list(Organ.objects.values_list("pk", flat=True))
        open_for(reads=organs, writes=organs)
        record(Case.objects.get(pk=done.case), [(timezone.localdate(now), one) for one in events], by=None, at=now)
    return done.code

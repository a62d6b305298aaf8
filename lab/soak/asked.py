"""What the database holds of requests that were answered with a query code, of their messages and of their letters.

For a process in which Django is set up.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.ledger.errors import LedgerError
from gongkai_web.messages.kinds import Channel
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import NotFound, follow
from gongkai_web.requests.labels import STEPS
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Case, CaseFile, QueryCode, Submission
from gongkai_web.requests.sealing import mark, opened
from lab.soak.letters import letter_faults
from lab.soak.news import message_faults, unsettled


def wait(patience: int) -> None:
    """Until every message has gone out that can, but not for ever. Units: seconds."""
    until = time.monotonic() + patience
    while _waiting() and time.monotonic() < until:
        time.sleep(1)


def faults(told: str) -> str:
    """What must not be, in words. `told`: JSON, see `killing.Ran.seen`: what the clients, the gateway and the officers saw."""
    seen = json.loads(told)
    with _everywhere():
        codes = {one.mark: one.case_id for one in QueryCode.objects.all()}
        found = list(_of_requests(seen["given"], codes))
    with _everywhere():  # anew: who follows a case with its code sees nothing but its organ
        return json.dumps([*found, *_of_the_rest(seen, codes)])


def _waiting() -> int:
    with _everywhere():
        return unsettled()


@contextmanager
def _everywhere() -> Iterator[None]:
    with transaction.atomic():
        open_for(reads=Organ.objects.values_list("pk", flat=True))
        yield


def _of_the_rest(seen: dict[str, Any], codes: dict[str, str]) -> Iterator[str]:
    news: set[str] = set()
    yield from _of_chains(news)
    cases = {codes.get(mark("code", code)): (f"+86{phone}", code) for code, _proof, phone, _files in seen["given"]}
    firsts = {_key(case, 1): told for case, told in cases.items() if case is not None}
    yield from message_faults(news, firsts, seen["posted"], seen["interruptions"])
    yield from letter_faults(seen["issued"])


def _of_requests(given: list[list[Any]], codes: dict[str, str]) -> Iterator[str]:
    if len({code for code, *_ in given}) != len(given):
        yield "a code was given out twice"
    for number, counted in (("cases", Case.objects.count()), ("codes", len(codes)), ("submissions", Submission.objects.count())):
        if counted != len(given):
            yield f"{counted} {number} of {len(given)} requests"
    if twice := [case for case, times in Counter(codes.values()).items() if times > 1]:
        yield f"cases with several codes: {twice[:5]}"
    for code, proof, _phone, files in given:
        case = codes.get(mark("code", code))
        if case is None:
            yield f"the code {code} leads nowhere"
            continue
        try:
            follow(code, proof, network="", now=timezone.now())
        except NotFound:
            yield f"{case} does not open with its second proof"
        kept = [_digest(file) for file in CaseFile.objects.select_related("case__applicant").filter(case=case)]
        if sorted(kept) != sorted(files):
            yield f"{case} has {len(kept)} files that are not the {len(files)} that were sent"


def _of_chains(news: set[str]) -> Iterator[str]:
    """Looks at every ledger. `news`: gets the keys of the messages that its entries make."""
    for case in Case.objects.all():
        try:
            entries = entries_of(case)
        except LedgerError as error:
            yield f"{case.pk}: {error}"
            continue
        if len(entries) != case.entries:
            yield f"{case.pk} has {len(entries)} entries and says {case.entries}"
        news |= {_key(case.pk, one.number) for one in entries if type(one.event) in STEPS}


def _key(case: str, entry: int) -> str:
    return f"{case}:{entry}:{Channel.SMS}"


def _digest(file: CaseFile) -> str:
    try:
        sealed = store.content(file.place)
    except FileNotFoundError:
        return "lost"
    return sha256(opened(file.case.applicant.key, sealed)).hexdigest()

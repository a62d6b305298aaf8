"""What the database holds of requests that were answered with a query code. For a process in which Django is set up."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from gongkai.ledger.errors import LedgerError
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import NotFound, follow
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Case, CaseFile, QueryCode, Submission
from gongkai_web.requests.sealing import mark, opened


def faults(told: str) -> str:
    """What must not be, in words. `told`: JSON, of each request the code that was given out, the second proof, the digests of its files."""
    with transaction.atomic():
        open_for(reads=Organ.objects.values_list("pk", flat=True))
        return json.dumps(list(_faults(json.loads(told))))


def _faults(given: list[list[str]]) -> Iterator[str]:
    codes = {one.mark: one.case_id for one in QueryCode.objects.all()}
    if len({code for code, *_ in given}) != len(given):
        yield "a code was given out twice"
    for number, counted in (("cases", Case.objects.count()), ("codes", len(codes)), ("submissions", Submission.objects.count())):
        if counted != len(given):
            yield f"{counted} {number} of {len(given)} requests"
    if twice := [case for case, times in Counter(codes.values()).items() if times > 1]:
        yield f"cases with several codes: {twice[:5]}"
    for code, proof, *files in given:
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
    yield from _chains()


def _chains() -> Iterator[str]:
    for case in Case.objects.all():
        try:
            entries = entries_of(case)
        except LedgerError as error:
            yield f"{case.pk}: {error}"
            continue
        if len(entries) != case.entries:
            yield f"{case.pk} has {len(entries)} entries and says {case.entries}"


def _digest(file: CaseFile) -> str:
    try:
        sealed = store.content(file.place)
    except FileNotFoundError:
        return "lost"
    return sha256(opened(file.case.applicant.key, sealed)).hexdigest()

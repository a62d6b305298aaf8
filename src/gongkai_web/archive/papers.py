"""The papers of a case, in the clear, in the order in which they stand in the package."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone, translation

from gongkai_web.letters.models import Letter
from gongkai_web.requests.models import Case, CaseFile, Statement
from gongkai_web.requests.sealing import opened
from gongkai_web.severing.models import Document, Severed

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Paper(NamedTuple):
    """One file. `path`: below data/, of signs that every system can store. `title`: its name in the case. `origin`: whose it is.

    `row`: of the file, where it is one that a reply can provide.
    """

    path: str
    title: str
    origin: str
    media_type: str
    content: bytes
    row: Document | Severed | None = None


def papers(case: Case) -> Iterator[Paper]:
    """What is asked, what was told since, who asks, what they sent, the documents it was about, what was cut out of them, and every letter.

    What was erased on schedule is left out. Raises: Unreadable for what should be readable and is not.
    """
    if case.key:
        yield Paper("request.txt", "申请内容", "applicant", "text/plain; charset=utf-8", opened(case.key, bytes(case.content)))
        yield from _statements(case)
        yield from _documents(case)
    if case.applicant.key:
        who = json.loads(opened(case.applicant.key, bytes(case.applicant.sealed)))
        told = json.dumps(who, ensure_ascii=False, indent=2).encode()
        yield Paper("applicant.json", "申请人", "applicant", "application/json", told)
        yield from _received(case)
        yield from _letters(case)


def _statements(case: Case) -> Iterator[Paper]:
    """What the applicant told after asking: corrections, reasons, a withdrawal and the rest, each with its day."""
    for place, one in enumerate(Statement.objects.filter(case=case).order_by("pk"), 1):
        with translation.override("zh-hans"):
            title = f"{one.get_act_display()}（{timezone.localdate(one.at)}）"
            words = [one.get_grade_display()] if one.grade else []
        text = "\n".join([*words, opened(case.key, bytes(one.sealed)).decode()])
        yield Paper(f"statements/{place:02}-{one.act}.txt", title, "applicant", "text/plain; charset=utf-8", text.encode())


def _received(case: Case) -> Iterator[Paper]:
    for place, file in enumerate(CaseFile.objects.filter(case=case).order_by("pk"), 1):
        title = opened(case.applicant.key, bytes(file.name)).decode()
        yield Paper(f"received/{place:02}{_ending(title)}", title, "applicant", file.media_type, file.open())


def _documents(case: Case) -> Iterator[Paper]:
    for place, document in enumerate(Document.objects.filter(case=case).order_by("pk"), 1):
        yield Paper(f"documents/{place:02}.pdf", document.title, "organ", _PDF, document.open(), document)
        for number, severed in enumerate(document.severed.order_by("pk"), 1):
            yield Paper(f"documents/{place:02}-severed-{number}.pdf", document.title, "organ", _PDF, severed.open(), severed)


def _letters(case: Case) -> Iterator[Paper]:
    for place, letter in enumerate(Letter.objects.filter(case=case).order_by("pk"), 1):
        for ending, media_type in (("pdf", _PDF), ("docx", _DOCX)):
            yield Paper(f"letters/{place:02}-{letter.code}.{ending}", str(letter), "organ", media_type, letter.open(ending))


def _ending(name: str) -> str:
    """The part after the last dot, if it is one that every system can store."""
    ending = name.rpartition(".")[2].lower()
    return f".{ending}" if ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""

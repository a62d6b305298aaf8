"""The rows of requests."""

from gongkai_web.requests.models.applicants import Applicant
from gongkai_web.requests.models.cases import FOR_THE_ARCHIVE, KEPT, Case, CaseEntry
from gongkai_web.requests.models.codes import AskedHour, QueryCode, Submission, WrongTry
from gongkai_web.requests.models.files import CaseFile
from gongkai_web.requests.models.notes import CaseNote, NoteKind
from gongkai_web.requests.models.statements import Statement

__all__ = [
    "FOR_THE_ARCHIVE",
    "KEPT",
    "Applicant",
    "AskedHour",
    "Case",
    "CaseEntry",
    "CaseFile",
    "CaseNote",
    "NoteKind",
    "QueryCode",
    "Statement",
    "Submission",
    "WrongTry",
]

"""A letter is issued: checked, numbered, sealed, kept; and opened again."""

from hashlib import sha256

from django.db import connection, transaction
from django.utils.translation import gettext as _

from gongkai_web.letters.actions.writing import locked
from gongkai_web.letters.drafting.catalogue import To, catalogue
from gongkai_web.letters.drafting.findings import Severity
from gongkai_web.letters.knowing import Drafted, drafted, given_of, numbered, sealed, text_in_force
from gongkai_web.letters.models import Letter, LetterDraft, Letterhead
from gongkai_web.letters.paper.printing import pdf
from gongkai_web.letters.paper.writing import docx
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.log import note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.requests import store
from gongkai_web.requests.labels import said
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal

_NEXT = """
INSERT INTO letters_lettercounter AS counter (organ_id, year, last) VALUES (%s, %s, 1)
ON CONFLICT (organ_id, year) DO UPDATE SET last = counter.last + 1 RETURNING last
"""
_WITH_APPLICANT = frozenset({To.APPLICANT, To.FILE})


@transaction.atomic
def issue(actor: Actor, draft: LetterDraft, *, seen: int) -> Letter:
    """Issues a letter: its number is the next of the organ and the year, given with the letter or not at all.

    The counter stays locked until the transaction ends, so that none is left out and none given twice. `seen`: as for `save`.
    Raises: Refused where the check finds an error, or somebody changed the draft meanwhile; nothing is written then.
    """
    found = locked(actor, draft, seen)
    before, given = drafted(found, actor.now), given_of(found)
    wrong = [said(one.what) for one in before.findings if one.severity is Severity.ERROR]
    if given.dated > actor.today:
        wrong.append(_("The date of the letter lies in the future."))
    if wrong:
        raise Refused(_("The letter was not issued."), " ".join(f"{one.rstrip('。.')}。" for one in wrong))
    place, number = _next(found.organ, given.dated.year) if before.letter.numbered else (None, "")
    whole = drafted(found, actor.now, number)
    organ_text = text_in_force(found.organ, found.code)
    made = Letter(case=found.case, organ=found.organ, code=found.code, text=organ_text, year=given.dated.year, place=place, number=number)
    made.outcome, made.dated, made.by, made.issued_at = str(given.outcome or ""), given.dated, actor.user, actor.now
    made.sealed = sealed(given, found.case)
    _keep(made, whole)
    found.delete()
    return made


@transaction.atomic
def open_draft(actor: Actor, draft: LetterDraft, kind: str) -> tuple[str, bytes]:
    """Name and bytes of a draft as `docx` or `pdf`; on record where it tells who asks. Raises: Refused, Unreadable."""
    demand(actor, Right.HANDLE_CASES, draft.organ)
    _note_reading(actor, draft.case, draft.code)
    whole = drafted(draft, actor.now)
    return f"{said(whole.letter.name)}.{kind}", docx(whole.lines) if kind == "docx" else pdf(whole.lines)


@transaction.atomic
def open_letter(actor: Actor, letter: Letter, kind: str) -> tuple[str, bytes]:
    """Name and bytes of a letter that was issued; on record in the same way. Raises: Refused, Unreadable."""
    demand(actor, Right.HANDLE_CASES, letter.organ)
    _note_reading(actor, letter.case, letter.code, letter.number)
    return f"{letter.number or said(catalogue().letters[letter.code].name)}.{kind}", letter.open(kind)


def _next(organ: Organ, year: int) -> tuple[int, str]:
    head = Letterhead.objects.filter(organ=organ).first()
    if head is None:
        raise Refused(_("The letter was not issued."), _("The organ's data for letters were not entered."))
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [organ.pk, year])
        (place,) = cursor.fetchone()
    return place, numbered(head, year, place)


def _keep(made: Letter, whole: Drafted) -> None:
    """Writes the files and the row; files of a row that was not written are taken away again."""
    key, places = made.case.applicant.key, list[str]()
    try:
        for content in (docx(whole.lines), pdf(whole.lines)):
            places.append(store.keep(seal(key, content)))
            setattr(made, "docx_sha256" if len(places) == 1 else "pdf_sha256", sha256(content).hexdigest())
        made.docx, made.pdf = places
        made.save(force_insert=True)
    except BaseException:
        for place in places:
            store.forget(place)
        raise


def _note_reading(actor: Actor, case: Case, code: str, number: str = "") -> None:
    letter = catalogue().letters[code]
    if letter.to in _WITH_APPLICANT:
        reason = _("Letter: %(name)s") % {"name": number or said(letter.name)}
        note(actor, Noted.APPLICANT_READ, case.organ, reason=reason, details={"case": case.pk, "letter": code})

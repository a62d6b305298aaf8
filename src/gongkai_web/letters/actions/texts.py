"""An organ's own texts of letters, and what its letters say of it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.errors import InputRefused
from gongkai_web.letters.drafting.catalogue import Letter, catalogue
from gongkai_web.letters.drafting.lines import Line, names_in
from gongkai_web.letters.models import Letterhead, LetterText
from gongkai_web.letters.paper.reading import MOST_LINES, MOST_SIGNS, Unkept, lines_of
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.media import TYPES, Media
from gongkai_web.publishing.uploads import accept


@transaction.atomic
def keep_letterhead(actor: Actor, head: Letterhead) -> Letterhead:
    """Keeps what letters say of the organ; the one before it stays on record. Raises: Refused."""
    demand(actor, Right.HANDLE_CASES, head.organ)
    head.by, head.entered_at = actor.user, actor.now
    head.save(force_insert=True)
    return head


@transaction.atomic
def keep_text(actor: Actor, organ: Organ, letter: Letter, *, name: str, content: bytes, note: str = "") -> LetterText:
    """Takes an organ's own text from a DOCX file: its lines, and nothing else of the file.

    Raises: Refused for a file that cannot be taken, a placeholder that the letter cannot fill, and one that the law demands and that is
    missing; each by its name.
    """
    demand(actor, Right.HANDLE_CASES, organ)
    lines = _read(name, content)
    _check(actor, letter, lines)
    return _add(actor, organ, letter.code, lines=[[one.role.name, one.text] for one in lines], note=note.strip())


@transaction.atomic
def repeat_text(actor: Actor, organ: Organ, letter: Letter, number: int) -> LetterText:
    """Goes back to an earlier version, which becomes the newest; 0 is the platform's text. Raises: Refused."""
    demand(actor, Right.HANDLE_CASES, organ)
    earlier = LetterText.objects.filter(organ=organ, code=letter.code, number=number).first()
    if number and earlier is None:
        raise _not_taken(_("There is no such version."))
    return _add(actor, organ, letter.code, lines=earlier.lines if earlier else [], again=number)


def _add(actor: Actor, organ: Organ, code: str, **about: object) -> LetterText:
    Organ.objects.select_for_update().get(pk=organ.pk)  # two at once would give the same number
    last = LetterText.objects.filter(organ=organ, code=code).aggregate(last=Max("number"))["last"] or 0
    return LetterText.objects.create(organ=organ, code=code, number=last + 1, by=actor.user, entered_at=actor.now, **about)


def _read(name: str, content: bytes) -> tuple[Line, ...]:
    taken = accept(name, content)
    if taken.media_type != TYPES[Media.DOCX].media_type:
        raise _not_taken(_("A text of a letter is a DOCX file."), _("Save it as DOCX."))
    try:
        return lines_of(taken.content)
    except InputRefused as error:
        raise _not_taken(_("The file is damaged."), _("Open it in an office program, save it anew and send it again.")) from error
    except Unkept as unkept:
        raise _unkept(unkept.what) from unkept


def _check(actor: Actor, letter: Letter, lines: Iterable[Line]) -> None:
    known, here = catalogue(), names_in(lines)
    if unknown := here - known.allowed(letter, actor.today):
        why = _("This letter cannot fill: %(names)s.") % {"names": _named(unknown)}
        raise _not_taken(why, _("Write the placeholders exactly as they stand in the list beside the text."))
    if missing := known.demanded(letter, actor.today) - here:
        why = _("These are missing, and the letter has to say them: %(names)s.") % {"names": _named(missing)}
        raise _not_taken(why, _("Put them back where they belong."))


def _named(names: Iterable[str]) -> str:
    return "、".join(f"{{{{{one}}}}}" for one in sorted(names))


def _unkept(what: str) -> Refused:
    match what:
        case "title":
            why, remedy = (
                _("No line of it is in the style of the title (公文标题)."),
                _("Begin from the DOCX file of the version in force."),
            )
        case "size":
            most = {"lines": MOST_LINES, "signs": MOST_SIGNS}
            why, remedy = _("It is longer than %(lines)d lines or %(signs)d characters.") % most, _("A letter is shorter than that.")
        case "tbl":
            why, remedy = _("It holds a table."), _("Write what stands in it as lines.")
        case "drawing" | "pict" | "object" | "AlternateContent":
            why, remedy = _("It holds a picture, a text box or an object."), _("Take it out; a letter is lines of text.")
        case "ins" | "del" | "moveFrom" | "moveTo":
            why, remedy = _("It holds changes that were not accepted."), _("Accept or reject all changes, and save it again.")
        case "vanish":
            why, remedy = _("It holds hidden text."), _("Show it or take it out.")
        case "fldChar" | "fldSimple" | "instrText":
            why, remedy = _("It holds a field, which would be computed when the file is opened."), _("Write the text itself.")
        case _:
            why = _("It holds something that is no line of text: %(what)s.") % {"what": what}
            remedy = _("Take it out; a letter is lines of text.")
    return _not_taken(why, remedy)


def _not_taken(why: str, remedy: str = "") -> Refused:
    return Refused(_("The text was not taken."), why, remedy)

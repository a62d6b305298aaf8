"""Files that people send in: which are taken, under what name, and without what they would give away."""

import re
import unicodedata
from base64 import b64decode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from typing import NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai_web.publishing.examine.kinds import Note, Reason, Unfit
from gongkai_web.publishing.examine.media import TYPES, Media, recognised
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.scan.sandbox import Children, program

MAX_UPLOAD = 50 * 1024 * 1024
MAX_NAME = 100
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NOT_IN_A_NAME = re.compile(r'[<>:"|?*%;#&\\/]')
_UNNAMED = "file"


class Accepted(NamedTuple):
    """A file that may be kept. `content`: without its metadata. `notes`: what was changed, for the person who sent it."""

    name: str
    media_type: str
    content: bytes
    notes: tuple[str, ...] = ()


def received(file: "UploadedFile[bytes]") -> bytes:
    """The bytes of an uploaded file; one that is too large is never read into memory.

    Raises: Refused.
    """
    if (file.size or 0) > MAX_UPLOAD:
        raise _too_large(file.name or _UNNAMED)
    return bytes(file.read())


def accept(name: str, content: bytes) -> Accepted:
    """The file under a safe name, its kind decided by its content, without author, program, dates and places.

    Raises: Refused, with a sentence of its own for a file that is empty, too large, of another kind, with macros, protected, damaged,
    unsafe or too costly to read.
    """
    (taken,) = accept_all([(name, content)])
    if isinstance(taken, Refused):
        raise taken
    return taken


def accept_all(files: Sequence[tuple[str, bytes]], children: Children | None = None) -> list[Accepted | Refused]:
    """The same for many files, each by itself. Those of one kind share a child process, whose start takes most of the time.

    `children`: those that are there already.
    """
    found: list[Accepted | Refused] = []
    families: dict[str, list[int]] = defaultdict(list)
    for number, (name, content) in enumerate(files):
        try:
            _refuse_size(name, content)
            families[program(recognised(content), "take")].append(number)
            found.append(_refused(Reason.DAMAGED, cleaned(name)))  # until the child has answered
        except Unfit as unfit:
            found.append(_refused(unfit.reason, cleaned(name)))
        except Refused as refusal:
            found.append(refusal)
    with nullcontext(children) if children else Children() as readers:
        for run, numbers in families.items():
            for number, answer in zip(numbers, readers.answers(run, [files[number][1] for number in numbers]), strict=True):
                found[number] = _understood(*files[number], answer)
    return found


def _refuse_size(name: str, content: bytes) -> None:
    if not content:
        what = _("“%(name)s” is empty.") % {"name": cleaned(name)}
        raise Refused(what, "", _("Choose the file again and check that it opens on your computer."))
    if len(content) > MAX_UPLOAD:
        raise _too_large(name)


def _understood(name: str, content: bytes, answer: list[object]) -> Accepted | Refused:
    shown = cleaned(name)
    try:
        media, stripped, note = _taken(answer)
    except Unfit as unfit:
        return _refused(unfit.reason, shown)
    fitting = _with_ending(shown, media)
    notes = [_note(note)] if note else []
    if fitting != shown:
        notes.append(_("The file is now called “%(name)s”, as its content demands.") % {"name": fitting})
    return Accepted(fitting, TYPES[media].media_type, content if stripped is None else stripped, tuple(notes))


def cleaned(name: str) -> str:
    """A file name that is safe to store, to send in a header and to read: no folders, no signs that turn the direction of writing."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in last if unicodedata.category(sign)[0] not in "CZ" or sign == " ")
    plain = re.sub(r"\s+", " ", _NOT_IN_A_NAME.sub("_", printable)).strip().rstrip(". ")
    ending = match[0] if (match := _ENDING.search(plain)) else ""
    stem = plain.removesuffix(ending).strip(" .") or _UNNAMED
    return stem[: MAX_NAME - len(ending)] + ending


def _with_ending(name: str, media: Media) -> str:
    """The name with an ending that fits the content."""
    endings = TYPES[media].endings
    match = _ENDING.search(name)
    if match and match[0][1:].lower() in endings:
        return name
    stem = name[: match.start()] if match else name
    return f"{stem[: MAX_NAME - len(endings[0]) - 1]}.{endings[0]}"


def _taken(answer: list[object]) -> tuple[Media, bytes | None, Note | None]:
    """The kind of the file, what is left of it when it was changed, and what was done. The child's answer is data, not to be trusted.

    Raises: Unfit.
    """
    try:
        match answer:
            case ["taken", str(media), str() | None as content, str(note)]:
                return Media(media), None if content is None else b64decode(content, validate=True), Note(note) if note else None
            case ["unfit", str(reason)]:
                raise Unfit(Reason(reason))
    except (ValueError, Base64Error) as error:
        raise Unfit(Reason.DAMAGED) from error
    raise Unfit(Reason.DAMAGED)


def _note(note: Note) -> str:
    match note:
        case Note.STRIPPED:
            return _("Author, program, dates and other properties were removed from the file.")
        case Note.SIGNED:
            return _("The file carries an electronic signature or seal and was left as it is, with its properties.")


def _too_large(name: str) -> Refused:
    return Refused(
        _("“%(name)s” is too large.") % {"name": cleaned(name)},
        _("A file may have up to %(most)d MB.") % {"most": MAX_UPLOAD // 1024 // 1024},
        _("Make it smaller (pictures with a lower resolution) or split it."),
    )


def _refused(reason: Reason, name: str) -> Refused:
    match reason:
        case Reason.WRONG_TYPE:
            what = _("“%(name)s” is a kind of file that is not taken.")
            why, remedy = "", _("Save it as PDF, DOCX, XLSX, OFD, JPG, PNG, TXT or CSV. Renaming it is not enough.")
        case Reason.MACROS:
            what = _("“%(name)s” contains macros.")
            why, remedy = _("Whoever opens it could be attacked through them."), _("Save it as DOCX or XLSX without macros.")
        case Reason.PASSWORD:
            what = _("“%(name)s” is protected by a password.")
            why, remedy = _("Its contents cannot be checked."), _("Save it without a password and send it again.")
        case Reason.DAMAGED:
            what = _("“%(name)s” is damaged.")
            why, remedy = _("It cannot be opened."), _("Open it on your computer, save it anew and send it again.")
        case Reason.UNSAFE:
            what = _("“%(name)s” is built in a way that no office program does.")
            why, remedy = _("Such files are made to overload a system."), _("Open it in an office program, save it anew and send it again.")
        case Reason.TOO_COSTLY:
            what = _("“%(name)s” takes too much time or memory to read.")
            why, remedy = "", _("Split it, or make its pictures smaller.")
    return Refused(what % {"name": name}, why, remedy)

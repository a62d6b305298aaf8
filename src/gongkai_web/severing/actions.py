"""The only writer of documents, cuts and severed files."""

import json
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.errors import ContractError
from gongkai.law.outcomes import Ground
from gongkai_web.accounts.models import User
from gongkai_web.organs.actions.permission import demand
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.policy import Right
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.examine.media import TYPES, Media
from gongkai_web.publishing.uploads import accept
from gongkai_web.requests import store
from gongkai_web.requests.kinds import OPEN
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal
from gongkai_web.severing import child
from gongkai_web.severing.cutting.geometry import Box, joined
from gongkai_web.severing.cutting.geometry import Cut as Passage
from gongkai_web.severing.cutting.proving import Proof
from gongkai_web.severing.grounds import grounds, label
from gongkai_web.severing.models import Cut, Document, Provided, Severed

_MOST_CUTS = 3_000
_LARGEST = 14_400
"""Points: the side of the largest page that a PDF can have."""


class Elsewhere(Exception):
    """Words that are cut can still be read at other places. `places`: (page, words). `known`: what stands for having read this list."""

    def __init__(self, places: Sequence[tuple[int, str]]) -> None:
        super().__init__(places)
        self.places = places
        self.known = sha256(json.dumps(sorted(places), ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def add(actor: Actor, case: Case, *, name: str, content: bytes) -> Document:
    """Takes a PDF in that is asked for and is to be severed. Raises: Refused."""
    by = _demand(actor, case)
    taken = accept(name, content)
    if taken.media_type != TYPES[Media.PDF].media_type:
        raise Refused(
            _("“%(name)s” cannot be severed.") % {"name": taken.name}, _("Only PDF files can."), _("Print it to a PDF, and add that.")
        )
    pages = child.count(taken.content)
    place = store.keep(seal(case.key, taken.content))
    try:
        return Document.objects.create(
            case=case, organ=case.organ, name=seal(case.key, taken.name.encode()), pages=pages, place=place, by=by, at=actor.now
        )
    except BaseException:
        store.forget(place)
        raise


@transaction.atomic
def mark(actor: Actor, document: Document, *, page: int, boxes: Sequence[Box], ground: str) -> list[Cut]:
    """Marks passages of a page to be cut on a ground; those beside one another on a line are one. Raises: Refused."""
    by = _demand(actor, document.case)
    if ground not in set(grounds(actor.today)):
        raise _unmarked(_("The ground is missing."), _("Choose one."))
    if not 0 < page <= document.pages or not boxes or not all(map(_is_sound, boxes)):
        raise _unmarked(_("No passage was chosen."), _("Tick a line or a word, or draw a box on the page."))
    found = joined(boxes)
    if document.cuts.count() + len(found) > _MOST_CUTS:
        raise _unmarked(_("A document can have %(most)d cuts.") % {"most": _MOST_CUTS}, _("Split it."))
    Provided.objects.filter(document=document, severed=None).delete()  # whole, it goes out no more
    return [
        Cut.objects.create(document=document, organ=document.organ, page=page, **box._asdict(), ground=ground, by=by, at=actor.now)
        for box in found
    ]


@transaction.atomic
def unmark(actor: Actor, cut: Cut) -> None:
    """Takes a mark away; files that were severed before stay as they are. Raises: Refused."""
    _demand(actor, cut.document.case)
    cut.delete()


@transaction.atomic
def save(actor: Actor, document: Document, *, known: str = "") -> Severed:
    """Severs a document along its marks, and keeps the new file if the proof finds nothing left.

    `known`: the list of other places that was read and confirmed. Raises: Refused; Elsewhere where that list is another.
    """
    by = _demand(actor, document.case)
    cuts = list(document.cuts.all())
    if not cuts:
        raise Refused(_("Nothing was saved."), _("No passage is marked."), _("Mark what is to be cut first."))
    passages, original = passages_of(cuts), document.open()
    new = child.sever(original, passages)
    proof = child.prove(new, passages, original)
    _refuse_leaks(proof)
    found = Elsewhere(proof.elsewhere)
    if proof.elsewhere and found.known != known:
        raise found
    place = store.keep(seal(document.case.key, new))
    try:
        return Severed.objects.create(
            document=document,
            organ=document.organ,
            size=len(new),
            sha256=sha256(new).hexdigest(),
            place=place,
            cuts=[_recorded(cut) for cut in cuts],
            elsewhere=sorted({page for page, _words in proof.elsewhere}),
            by=by,
            at=actor.now,
        )
    except BaseException:
        store.forget(place)
        raise


def passages_of(cuts: Sequence[Cut]) -> list[Passage]:
    """The marks as the child process takes them."""
    return [Passage(one.page, _box(one), one.number, label(Ground(one.ground))) for one in cuts]


def _box(cut: Cut) -> Box:
    return Box(cut.left, cut.top, cut.right, cut.bottom)


def _recorded(cut: Cut) -> dict[str, object]:
    return {"page": cut.page, "box": _box(cut), "ground": cut.ground, "by": cut.by_id, "at": cut.at.isoformat()}


def _is_sound(box: Box) -> bool:
    return all(-1 <= side <= _LARGEST for side in box) and box.right - box.left >= 1 and box.bottom - box.top >= 1


def _demand(actor: Actor, case: Case) -> User:
    """Who may sever for an open case. Raises: Refused."""
    demand(actor, Right.HANDLE_CASES, case.organ)
    if actor.user is None:
        raise ContractError("documents are severed by a person")
    if case.state not in OPEN:
        raise Refused(_("This was not done."), _("The case is closed."))
    return actor.user


def _refuse_leaks(proof: Proof) -> None:
    if proof.leaks:
        told = ", ".join(sorted({_("page %(number)d") % {"number": page} for _what, page in proof.leaks if page} or {_("the whole file")}))
        raise Refused(
            _("Nothing was saved."),
            _("The check found something of the cut passages in the new file: %(where)s.") % {"where": told},
            _("Print the document to a new PDF and add that, or draw the boxes larger."),
        )


def _unmarked(why: str, remedy: str) -> Refused:
    return Refused(_("No passage was marked."), why, remedy)

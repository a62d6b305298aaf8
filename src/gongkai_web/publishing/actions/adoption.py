"""What an old site says of one item, and the life that follows from it, before anything of either is in the database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.actions.record import following, repeat_life, row_of
from gongkai_web.publishing.actions.texts import accepted, refuse_incomplete
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import (
    Approved,
    AttributeFixed,
    ChannelUsed,
    Drafted,
    Event,
    Imported,
    Published,
    Scanned,
    Submitted,
    ValidityChanged,
    Withdrawn,
)
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Validity
from gongkai_web.publishing.models import Item, ItemEvent
from gongkai_web.publishing.policies import BINDING
from gongkai_web.publishing.scan import Finding
from gongkai_web.publishing.uploads import Accepted


@dataclass(frozen=True, slots=True)
class Fixed:
    """A disclosure attribute with what it rests on."""

    attribute: Attribute
    basis: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """That it was taken off the old site: since when, and the reason that the public reads."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """One item as an old site had it. `text`: a link to the third of `files` reads `/attachments/@2/` (`place`).

    `fixed`: None where the old site does not say enough for a disclosure attribute. `findings`: of the scan of text and files.
    `address`: of its page on the old site. `ended`: since when it does not bind any more, and why. `channels`: other channels through which
    it reached the public. `gone`: that it was withdrawn there. `complete`: nothing is missing that keeps it from being public.
    """

    kind: Kind
    text: TextFields
    imported: Imported
    fixed: Fixed | None = None
    files: tuple[Accepted, ...] = ()
    findings: tuple[Finding, ...] = ()
    address: str = ""
    ended: tuple[Validity, date] | None = None
    channels: tuple[ChannelUsed, ...] = ()
    gone: Gone | None = None
    complete: bool = True


def place(number: int) -> str:
    """How a text refers to one of the files that come with it, before the file has an address."""
    return f"/attachments/@{number}/"


class Adopted:
    """An item that is being adopted: its row and its events, not yet written."""

    def __init__(self, actor: Actor, organ: Organ, adoption: Adoption) -> None:
        """What comes before the publication. Raises: Refused."""
        self._actor, self.adoption = actor, adoption
        self.item = Item(organ=organ, kind=adoption.kind)
        self.text = accepted(adoption.text, actor.today)
        first = Drafted(actor.today, person=self._person)
        self.life = fold([first])
        self._events: list[Event] = [first]
        if adoption.fixed is not None:
            self._add(AttributeFixed(actor.today, adoption.fixed.attribute, adoption.fixed.basis, adoption.fixed.reason))
        self._add(adoption.imported)
        self.is_searched = self.life.adopted and adoption.complete
        self.goes_out = self.is_searched and not adoption.findings
        if self.is_searched:
            refuse_incomplete(self.text, adoption.kind, self.life.attribute, has_files=bool(adoption.files))
            self._add(Submitted(actor.today, 1))
            self._add(Scanned(actor.today, 1, tuple(sorted({one.id for one in adoption.findings}))), by_system=True)
        repeat_life(self.item, self.life)

    def put_out(self, index_no: str) -> None:
        """What was public there goes out under a number, and has happened to it what happened there. Raises: Refused."""
        today, adoption = self._actor.today, self.adoption
        self._add(Approved(today, 1), by_system=True)
        self._add(Published(today, 1, index_no))
        self._add(ChannelUsed(adoption.imported.first_published_on or today, Channel.SITE, adoption.address), by_system=True)
        for used in adoption.channels:
            self._add(used, by_system=True)
        if adoption.ended is not None and adoption.kind in BINDING:
            validity, on = adoption.ended
            self._add(ValidityChanged(on, validity))
        if adoption.gone is not None:
            self._add(Withdrawn(adoption.gone.on, adoption.gone.reason), by_system=True)
        repeat_life(self.item, self.life)

    def rows(self) -> Iterator[ItemEvent]:
        """The rows of its events."""
        return (row_of(event, self.item, number, self._actor.now) for number, event in enumerate(self._events, 1))

    @property
    def _person(self) -> int | None:
        return self._actor.user.pk if self._actor.user else None

    def _add(self, event: Event, *, by_system: bool = False) -> None:
        event = replace(event, person=None if by_system else self._person)
        self.life = following(self.life, event)
        self._events.append(event)

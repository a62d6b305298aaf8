"""Where an item stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai_web.publishing.life.events import Event, Imported
from gongkai_web.publishing.life.vocabulary import Attribute, Review, State, Tie, Validity, Verdict

NEEDED: Mapping[Attribute, tuple[Review, ...]] = {
    Attribute.PROACTIVE: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY, Review.PERSONAL_DATA),
    Attribute.ON_REQUEST: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY),
    Attribute.NOT_PUBLIC: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY),
}
"""The reviews that an item needs. What does not go out is not searched for personal data: it is full of them, lawfully.

Law: OGI-R 17; Law on Guarding State Secrets 2024, art 35: review first, publish after, item by item.
"""


class Reference(NamedTuple):
    """What one item says about another. `item`: number of the other one."""

    tie: Tie
    item: int


@dataclass(frozen=True, slots=True)
class Life:
    """Where an item stands after all that happened to it.

    `version`: the text that is being worked on; `approved`, `published`: the one that may go out, and the one that is out now.
    `verdicts`: of the reviews since the version was submitted last. `findings`: None while the version was not scanned.
    `index_no`: empty until the first publication, and never changed after. `assessed_on`: for what was kept and is not public
    since, the day from which the time to the next reassessment runs, also while it is written anew. `changed_on`: the day from which the
    time for publishing runs instead of the day on the document: what was kept is to be opened, or what is public is being changed.
    `validity`: what was recorded; that a date has passed is not. `overturned_on`: while the penalty decision
    that it tells of is overturned and still public. `opinion`: with which it came back to the drafter. `imported`: how it came from an old
    site. `adopted`: it is as it was public there. `author`: the person who wrote the version that is being worked on. `references`: to
    other items, in that version; `public_references`: in the one that is out. `answers`: whether what others say to do to it was confirmed.
    `last`: the event that brought it here.
    """

    last: Event
    state: State = State.DRAFTED
    version: int = 1
    attribute: Attribute | None = None
    basis: str = ""
    reason: str = ""
    verdicts: Mapping[Review, Verdict] = field(default_factory=dict)
    findings: frozenset[str] | None = None
    released: frozenset[str] = frozenset()
    approved: int | None = None
    published: int | None = None
    index_no: str = ""
    was_kept: bool = False
    assessed_on: date | None = None
    changed_on: date | None = None
    validity: Validity | None = None
    overturned_on: date | None = None
    opinion: str = ""
    imported: Imported | None = None
    adopted: bool = False
    author: int | None = None
    references: frozenset[Reference] = frozenset()
    public_references: frozenset[Reference] = frozenset()
    answers: Mapping[Reference, bool] = field(default_factory=dict)

    @property
    def needed(self) -> tuple[Review, ...]:
        """The reviews that the item needs; none while it has no attribute.

        What was public on an old site was reviewed before it went out there, and needs none as long as nothing in it is changed, and the
        scan finds nothing in it.
        """
        if self.attribute is None or (self.adopted and not self.findings):
            return ()
        return NEEDED[self.attribute]

    @property
    def open_reviews(self) -> tuple[Review, ...]:
        """Those of them that are not passed: not done, returned, or referred to somebody who has yet to decide."""
        return tuple(one for one in self.needed if self.verdicts.get(one) is not Verdict.PASSED)

    @property
    def open_findings(self) -> frozenset[str]:
        """What the scan of this version found and nobody released."""
        return (self.findings or frozenset()) - self.released

    @property
    def on_record(self) -> bool:
        """Whether it was published or kept once; it cannot be given up then."""
        return bool(self.index_no) or self.was_kept

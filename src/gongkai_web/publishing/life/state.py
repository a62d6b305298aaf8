"""Where an item stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.vocabulary import Attribute, Review, State, Validity, Verdict

NEEDED: Mapping[Attribute, tuple[Review, ...]] = {
    Attribute.PROACTIVE: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY, Review.PERSONAL_DATA),
    Attribute.ON_REQUEST: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY),
    Attribute.NOT_PUBLIC: (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY),
}
"""The reviews that an item needs. What does not go out is not searched for personal data: it is full of them, lawfully.

Law: OGI-R 17; Law on Guarding State Secrets 2024, art 35: review first, publish after, item by item.
"""


@dataclass(frozen=True, slots=True)
class Life:
    """Where an item stands after all that happened to it.

    `version`: the text that is being worked on; `approved`, `published`: the one that may go out, and the one that is out now.
    `verdicts`: of the reviews since the version was submitted last. `findings`: None while the version was not scanned.
    `index_no`: empty until the first publication, and never changed after. `assessed_on`: for what is kept, the day from which the time
    to the next reassessment runs. `last`: the event that brought it here.
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
    validity: Validity | None = None

    @property
    def needed(self) -> tuple[Review, ...]:
        """The reviews that the item needs; none while it has no attribute."""
        return NEEDED[self.attribute] if self.attribute else ()

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

"""Everything that can happen to an item, in the past tense. None carries the text: versions of it are named by number."""

from dataclasses import dataclass, field
from datetime import date

from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Overturned, Reassessed, Review, Tie, Validity, Verdict


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an item. `happened_on`: the day that the law counts; when it was recorded, the table tells.

    `person`: the number of whoever did it; None for what the system does.
    """

    happened_on: date
    person: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Drafted(Event):
    """The item exists: the first version of its text is there."""


@dataclass(frozen=True, slots=True)
class Revised(Event):
    """The text or its description changed; reviews of earlier versions no longer count. `version`: counted from 1."""

    version: int


@dataclass(frozen=True, slots=True)
class Tied(Event):
    """From this version on the item refers to another one, which is reviewed like its text. `target`: number of the other item."""

    version: int
    tie: Tie
    target: int


@dataclass(frozen=True, slots=True)
class Untied(Event):
    """From this version on the item no longer refers to the other one."""

    version: int
    tie: Tie
    target: int


@dataclass(frozen=True, slots=True)
class TieImported(Event):
    """The item referred to another one on the old site already; that came with it."""

    tie: Tie
    target: int


@dataclass(frozen=True, slots=True)
class TieAnswered(Event):
    """The item's organ said whether another organ's item, which says that it does something to this one, does so. `source`: its number."""

    tie: Tie
    source: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AttributeFixed(Event):
    """The disclosure attribute was fixed. `basis`: code of an exemption, or of art 20/21. `reason`: for all that is not proactive."""

    attribute: Attribute
    basis: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Imported(Event):
    """The item came from an old site, where it had the key `source_id`.

    `first_published_on`: since when the public could read it there; None where it never could. `index_no`: its number there, to be kept.
    """

    source: str
    source_id: str
    first_published_on: date | None = None
    index_no: str = ""


@dataclass(frozen=True, slots=True)
class Submitted(Event):
    """The drafter handed a version to the reviewers."""

    version: int


@dataclass(frozen=True, slots=True)
class Scanned(Event):
    """A version and its files were searched for personal data. `findings`: their ids; what they are stands in the scan's own rows."""

    version: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingReleased(Event):
    """A reviewer let a finding of the scan pass, with a reason."""

    version: int
    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reviewed(Event):
    """One review of a version."""

    version: int
    review: Review
    verdict: Verdict
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class SentBack(Event):
    """Whoever approves gave the version back to the drafter, before or after the approval."""

    version: int
    opinion: str


@dataclass(frozen=True, slots=True)
class Approved(Event):
    """The version may go out."""

    version: int


@dataclass(frozen=True, slots=True)
class Published(Event):
    """The version went out. The index number is given once and stays."""

    version: int
    index_no: str


@dataclass(frozen=True, slots=True)
class ChannelUsed(Event):
    """The item reached the public through a channel."""

    channel: Channel
    address: str = ""


@dataclass(frozen=True, slots=True)
class ValidityChanged(Event):
    """A rule or normative document was amended, repealed or expired. `by`: index number of the document that did it, where there is one."""

    validity: Validity
    by: str = ""


@dataclass(frozen=True, slots=True)
class Filed(Event):
    """A public rule or normative document was filed for the record with the bodies above, under that number."""

    number: str


@dataclass(frozen=True, slots=True)
class DecisionOverturned(Event):
    """The penalty decision that the item tells of was overturned. `document`: the decision or judgment that did it."""

    result: Overturned
    document: str


@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    """Taken off the public side, with a reason that the public reads."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reassessment(Event):
    """What is not public was looked at again (OGI-R 18)."""

    result: Reassessed
    reason: str


@dataclass(frozen=True, slots=True)
class Discarded(Event):
    """The draft was given up before it was ever published, or the amendment of a public item, which stays as it is."""

    reason: str

"""All that a letter may know, as plain values: no row of the database and no applicant gets near a template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.law.course import Consulted
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.receipt import Channel
from gongkai.law.remedy_text import Addressees
from gongkai.law.review_bodies import DecisionMaker


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the case, the organ and the letter.

    `addressee`: to whom it goes; `person`: whether that is a natural person. `due_on`: the last day for the answer; `extended_to`: the
    same after the extension that the letter tells of. `maker`, `turn_to`: who decides, and where the applicant can turn, None while the
    organ has not entered it. `online`: the letter is served over the Internet. `said`: by field, what the officer wrote.
    `private`: what must not stand in this letter: numbers of the applicant in any, the applicant's name in letters to others, the third
    party's name in letters to the applicant. `approved`: what it tells of was approved; `decided`: how the case was decided, empty before;
    `decided_on`: the day of it; `sent`: that reply left the house. `provisional`: the days that it computes rest on a calendar that is not
    published yet. `yuan`: the fee in the ledger. `severed`: the grounds on which passages were cut out of what is provided, None where no
    severed file was saved.
    """

    organ: str
    addressee: str
    dated: date
    number: str = ""
    person: bool = True
    received_on: date | None = None
    channel: Channel = Channel.ONLINE
    register_number: str = ""
    content: str = ""
    due_on: date | None = None
    extended_to: date | None = None
    contact: str = ""
    outcome: Outcome | None = None
    grounds: tuple[Ground, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    maker: DecisionMaker | None = None
    turn_to: Addressees | None = None
    online: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    private: tuple[str, ...] = ()
    approved: bool = True
    decided: str = ""
    decided_on: date | None = None
    sent: bool = False
    provisional: bool = False
    yuan: int | None = None
    severed: frozenset[Ground] | None = None

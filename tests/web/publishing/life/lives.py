"""Events for tests of the life of an item: short ways to write them, and any order of them that can be."""

from contextlib import suppress
from datetime import date
from random import Random

from hypothesis import strategies as st

from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.errors import LifeError
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import then
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Overturned, Reassessed, Review, State, Tie, Validity, Verdict

DAY = date(2026, 3, 2)
FINDINGS = ("id-number:body", "mobile:body")
DRAFTED = events.Drafted(DAY)
PROACTIVE = events.AttributeFixed(DAY, Attribute.PROACTIVE, "20-01")
ON_REQUEST = events.AttributeFixed(DAY, Attribute.ON_REQUEST, "enforcement_file", "执法案卷信息")
INTERPRETS = events.Tied(DAY, 2, Tie.INTERPRETS, 7)
NOT_PUBLIC = events.AttributeFixed(DAY, Attribute.NOT_PUBLIC, "deliberative", "会议讨论记录")


def passed(version: int, *reviews: Review) -> list[Event]:
    """Those reviews, passed; all of them when none is named."""
    return [events.Reviewed(DAY, version, one, Verdict.PASSED) for one in reviews or tuple(Review)]


def approved(version: int = 1) -> list[Event]:
    """From the submission to the approval of a version of a proactive item."""
    return [events.Submitted(DAY, version), events.Scanned(DAY, version, ()), *passed(version), events.Approved(DAY, version)]


def published(version: int = 1) -> list[Event]:
    """A whole life up to the first publication."""
    return [DRAFTED, PROACTIVE, *approved(version), events.Published(DAY, version, "A/2026-00001")]


def any_event(life: Life, chance: Random) -> Event:
    """Any event at all, with data that may fit and data that may not."""
    reason = chance.choice(["", "有关情况说明"])
    version = chance.choice([life.version] * 4 + [life.version + 1, max(1, life.version - 1)])
    found = tuple(chance.sample(FINDINGS, chance.randint(0, 2)))
    verdict = chance.choice(list(Verdict))
    return chance.choice(
        [
            events.Drafted(DAY),
            events.Revised(DAY, life.version + chance.choice([1, 1, 1, 0, 2])),
            events.Tied(DAY, life.version + chance.choice([1, 1, 1, 0]), chance.choice(list(Tie)), chance.choice([7, 8])),
            events.Untied(DAY, life.version + chance.choice([1, 1, 1, 0]), chance.choice(list(Tie)), chance.choice([7, 8])),
            events.TieImported(DAY, chance.choice(list(Tie)), chance.choice([7, 8])),
            events.TieAnswered(DAY, chance.choice(list(Tie)), chance.choice([7, 8]), chance.choice([True, False])),
            events.AttributeFixed(DAY, chance.choice(list(Attribute)), chance.choice(["20-01", ""]), reason),
            events.Imported(DAY, "old.example.gov.cn", chance.choice(["7", ""]), chance.choice([None, DAY])),
            events.Submitted(DAY, version),
            events.Scanned(DAY, version, found),
            events.FindingReleased(DAY, version, chance.choice(FINDINGS), reason),
            events.Reviewed(DAY, version, chance.choice(list(Review)), verdict, reason),
            events.SentBack(DAY, version, reason),
            events.Approved(DAY, version),
            events.Published(DAY, version, chance.choice(["A/2026-00001", "A/2026-00002", ""])),
            events.ChannelUsed(DAY, chance.choice(list(Channel))),
            events.ValidityChanged(DAY, chance.choice(list(Validity))),
            events.Filed(DAY, reason),
            events.DecisionOverturned(DAY, chance.choice(list(Overturned)), reason),
            events.Withdrawn(DAY, reason),
            events.Reassessment(DAY, chance.choice(list(Reassessed)), reason),
            events.Discarded(DAY, reason),
        ]
    )


def onward(life: Life) -> Event:
    """The event that brings the item nearer to the public; for one that is public, an amendment."""
    match life.state:
        case State.DRAFTED:
            return PROACTIVE
        case State.ATTRIBUTE_FIXED | State.WITHDRAWN:
            return events.Submitted(DAY, life.version)
        case State.IN_REVIEW:
            return _next_review(life)
        case State.APPROVED:
            return events.Published(DAY, life.version, life.index_no or "A/2026-00001")
        case _:
            return events.Revised(DAY, life.version + 1)


def _next_review(life: Life) -> Event:
    if life.findings is None:
        return events.Scanned(DAY, life.version, FINDINGS[: life.version % 3])
    if life.open_findings:
        return events.FindingReleased(DAY, life.version, min(life.open_findings), "公开的办公电话")
    if life.open_reviews:
        return events.Reviewed(DAY, life.version, life.open_reviews[0], Verdict.PASSED)
    return events.Approved(DAY, life.version)


def _lived(seeds: list[int]) -> list[Event]:
    happened: list[Event] = [DRAFTED]
    life = Life(DRAFTED)
    for seed in seeds:
        chance = Random(seed)  # noqa: S311 - it chooses examples
        event = onward(life) if chance.random() < 0.8 else any_event(life, chance)
        with suppress(LifeError):  # what may not follow is left out
            life = then(life, event)
            happened.append(event)
    return happened


def legal_lives() -> st.SearchStrategy[list[Event]]:
    """The events of a life that can have been: mostly those that lead on, among them random ones."""
    return st.lists(st.integers(0, 2**32), min_size=20, max_size=60).map(_lived)


def chances() -> st.SearchStrategy[Random]:
    """A source of random choices that shrinks as a number does."""
    return st.integers(0, 2**32).map(Random)

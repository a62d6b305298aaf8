"""The life of an item: what follows from what happened, and what cannot have."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, find, given, settings

from gongkai.errors import ContractError
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.errors import LifeError
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import STEPS, fold, permitted, then
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import NEEDED
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Overturned, Reassessed, Review, State, Validity, Verdict
from tests.web.publishing.life.lives import (
    DAY,
    DRAFTED,
    NOT_PUBLIC,
    ON_REQUEST,
    PROACTIVE,
    any_event,
    approved,
    chances,
    legal_lives,
    passed,
    published,
)

_SUBMITTED = [DRAFTED, PROACTIVE, events.Submitted(DAY, 1)]
_IN_REVIEW = [*_SUBMITTED, events.Scanned(DAY, 1, ())]
_KEPT = [DRAFTED, NOT_PUBLIC, events.Submitted(DAY, 1), *passed(1, *NEEDED[Attribute.NOT_PUBLIC]), events.Approved(DAY, 1)]
_SENT_BACK = events.SentBack(DAY, 1, "请补充依据")
_OVERTURNED = events.DecisionOverturned(DAY, Overturned.REVOKED, "洛泽行复决字〔2026〕3号")


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        ([DRAFTED], State.DRAFTED),
        ([DRAFTED, events.Revised(DAY, 2)], State.DRAFTED),
        ([DRAFTED, PROACTIVE], State.ATTRIBUTE_FIXED),
        (_SUBMITTED, State.IN_REVIEW),
        ([*_IN_REVIEW, *passed(1)], State.IN_REVIEW),
        ([DRAFTED, PROACTIVE, *approved()], State.APPROVED),
        (published(), State.PUBLISHED),
        (_KEPT, State.KEPT),
        ([*_IN_REVIEW, *passed(1), _SENT_BACK], State.ATTRIBUTE_FIXED),
        ([DRAFTED, PROACTIVE, *approved(), _SENT_BACK], State.ATTRIBUTE_FIXED),
        ([*published(), _OVERTURNED], State.PUBLISHED),
        ([*published(), events.Withdrawn(DAY, "内容有误")], State.WITHDRAWN),
        ([DRAFTED, events.Discarded(DAY, "重复")], State.DISCARDED),
        ([*published(), events.Revised(DAY, 2)], State.ATTRIBUTE_FIXED),
        ([*published(), events.Revised(DAY, 2), events.Discarded(DAY, "不再修改")], State.PUBLISHED),
    ],
)
def test_where_an_item_stands(happened: Sequence[Event], state: State) -> None:
    assert fold(happened).state is state


@pytest.mark.parametrize(
    ("happened", "event", "rule"),
    [
        ([], PROACTIVE, Rule.BEGINNING),
        ([DRAFTED], DRAFTED, Rule.BEGINNING),
        ([DRAFTED], events.Submitted(DAY, 1), Rule.ATTRIBUTE),
        ([DRAFTED], events.AttributeFixed(DAY, Attribute.NOT_PUBLIC, "deliberative", " "), Rule.REASON),
        ([DRAFTED], events.AttributeFixed(DAY, Attribute.ON_REQUEST, "27"), Rule.REASON),
        ([DRAFTED], events.AttributeFixed(DAY, Attribute.PROACTIVE, ""), Rule.BASIS),
        ([DRAFTED], events.Revised(DAY, 3), Rule.NEXT_VERSION),
        ([DRAFTED, PROACTIVE], events.Submitted(DAY, 2), Rule.THIS_VERSION),
        ([DRAFTED, PROACTIVE], events.Approved(DAY, 1), Rule.NOT_NOW),
        ([DRAFTED, PROACTIVE], events.Published(DAY, 1, "A/1"), Rule.NOT_NOW),
        ([*_SUBMITTED], PROACTIVE, Rule.NOT_NOW),
        ([*_SUBMITTED, *passed(1)], events.Approved(DAY, 1), Rule.SCAN),
        ([*_IN_REVIEW, *passed(1)[:3]], events.Approved(DAY, 1), Rule.REVIEWS),
        (_IN_REVIEW, events.Reviewed(DAY, 2, Review.SECRECY, Verdict.PASSED), Rule.THIS_VERSION),
        (_IN_REVIEW, events.Reviewed(DAY, 1, Review.SECRECY, Verdict.RETURNED), Rule.REASON),
        ([*_SUBMITTED, events.Scanned(DAY, 1, ("a",))], passed(1, Review.PERSONAL_DATA)[0], Rule.FINDINGS),
        ([*_SUBMITTED, events.Scanned(DAY, 1, ("a",))], events.FindingReleased(DAY, 1, "b", "无关"), Rule.NO_SUCH_FINDING),
        ([*_SUBMITTED, events.Scanned(DAY, 1, ("a",))], events.FindingReleased(DAY, 1, "a", ""), Rule.REASON),
        (_IN_REVIEW, events.FindingReleased(DAY, 1, "a", "无关"), Rule.NO_SUCH_FINDING),
        ([DRAFTED, ON_REQUEST, events.Submitted(DAY, 1)], passed(1, Review.PERSONAL_DATA)[0], Rule.NOT_NEEDED),
        ([DRAFTED, PROACTIVE, *approved()], events.Published(DAY, 1, ""), Rule.INDEX_NUMBER),
        ([DRAFTED, PROACTIVE, *approved(), events.Revised(DAY, 2)], events.Published(DAY, 1, "A/1"), Rule.NOT_NOW),
        ([*published(), events.Revised(DAY, 2)], NOT_PUBLIC, Rule.WITHDRAW_FIRST),
        (published(), NOT_PUBLIC, Rule.NOT_NOW),
        ([*published(), events.Revised(DAY, 2), *approved(2)], events.Published(DAY, 2, "A/2026-00002"), Rule.INDEX_NUMBER),
        (published(), events.Withdrawn(DAY, ""), Rule.REASON),
        (published(), events.Discarded(DAY, "重复"), Rule.NOT_NOW),
        ([*published(), events.Withdrawn(DAY, "有误"), events.Revised(DAY, 2)], events.Discarded(DAY, "重复"), Rule.ON_RECORD),
        ([*_KEPT, events.Revised(DAY, 2)], events.Discarded(DAY, "重复"), Rule.ON_RECORD),
        ([DRAFTED], events.Withdrawn(DAY, "有误"), Rule.PUBLIC),
        ([DRAFTED], events.ChannelUsed(DAY, Channel.WEIBO), Rule.PUBLIC),
        ([*published(), events.ValidityChanged(DAY, Validity.REPEALED)], events.ValidityChanged(DAY, Validity.REPEALED), Rule.NO_CHANGE),
        (published(), events.ValidityChanged(DAY, Validity.NOT_YET_IN_FORCE), Rule.BY_DATE),
        ([DRAFTED, PROACTIVE], _SENT_BACK, Rule.NOT_NOW),
        (_IN_REVIEW, events.SentBack(DAY, 2, "改"), Rule.THIS_VERSION),
        (_IN_REVIEW, events.SentBack(DAY, 1, " "), Rule.REASON),
        ([DRAFTED, PROACTIVE, *approved(), _SENT_BACK], events.Published(DAY, 1, "A/1"), Rule.NOT_NOW),
        ([DRAFTED], events.Filed(DAY, "洛规备〔2026〕1号"), Rule.PUBLIC),
        (published(), events.Filed(DAY, " "), Rule.NUMBER),
        ([DRAFTED], _OVERTURNED, Rule.PUBLIC),
        (published(), events.DecisionOverturned(DAY, Overturned.VOID, ""), Rule.REASON),
        ([*published(), _OVERTURNED], _OVERTURNED, Rule.NO_CHANGE),
        (_KEPT, events.Published(DAY, 1, "A/1"), Rule.NOT_NOW),
        (_KEPT, events.Reassessment(DAY, Reassessed.KEEP, ""), Rule.REASON),
        (published(), events.Reassessment(DAY, Reassessed.KEEP, "情况未变"), Rule.NOT_NOW),
        ([DRAFTED, events.Discarded(DAY, "重复")], events.Revised(DAY, 2), Rule.NOT_NOW),
    ],
)
def test_an_order_that_cannot_be_is_refused_with_its_rule(happened: Sequence[Event], event: Event, rule: Rule) -> None:
    with pytest.raises(LifeError) as refused:
        fold([*happened, event])

    assert refused.value.rule is rule


def test_a_refusal_names_both_events_and_the_rule() -> None:
    with pytest.raises(LifeError) as refused:
        fold([DRAFTED, PROACTIVE, events.Approved(DAY, 1)])

    assert str(refused.value).startswith("Approved of 2026-03-02 cannot follow AttributeFixed of 2026-03-02. PL-02: ")


def test_without_events_there_is_no_life() -> None:
    with pytest.raises(ContractError, match="without events"):
        fold([])


def test_a_referred_review_blocks_until_it_is_passed() -> None:
    referred = [
        *_IN_REVIEW,
        *passed(1),
        events.Reviewed(DAY, 1, Review.SECRECY, Verdict.REFERRED, "是否涉密不能确定，提请保密行政管理部门确定"),
    ]
    assert fold(referred).state is State.IN_REVIEW
    assert events.Approved not in permitted(fold(referred))

    decided = [*referred, *passed(1, Review.SECRECY), events.Approved(DAY, 1)]
    assert fold(decided).state is State.APPROVED


def test_a_returned_item_is_reviewed_afresh() -> None:
    returned = [*_IN_REVIEW, *passed(1, Review.LEGALITY), events.Reviewed(DAY, 1, Review.SECRECY, Verdict.RETURNED, "第三段涉密")]
    assert fold(returned).state is State.ATTRIBUTE_FIXED

    again = [*returned, events.Submitted(DAY, 1)]
    assert fold(again).open_reviews == tuple(Review)


def test_what_is_sent_back_says_why_until_it_is_submitted_and_is_reviewed_afresh() -> None:
    back = [DRAFTED, PROACTIVE, *approved(), _SENT_BACK]
    assert (fold(back).opinion, fold(back).approved) == ("请补充依据", None)
    assert fold([*back, events.Revised(DAY, 2)]).opinion == "请补充依据"

    again = fold([*back, events.Submitted(DAY, 1)])
    assert (again.opinion, again.open_reviews) == ("", tuple(Review))


def test_an_overturned_decision_is_remembered_until_it_is_withdrawn() -> None:
    assert fold([*published(), _OVERTURNED]).overturned_on == DAY
    assert fold([*published(), _OVERTURNED, events.Withdrawn(DAY, "处罚决定被撤销")]).overturned_on is None


def test_a_finding_released_in_a_text_stays_released_in_that_text_alone() -> None:
    found = [*_SUBMITTED, events.Scanned(DAY, 1, ("a", "b")), events.FindingReleased(DAY, 1, "a", "公开电话")]
    assert fold(found).open_findings == {"b"}

    again = [*found, events.Reviewed(DAY, 1, Review.LEGALITY, Verdict.RETURNED, "依据不足"), events.Submitted(DAY, 1)]
    assert fold([*again, events.Scanned(DAY, 1, ("a", "b"))]).open_findings == {"b"}
    revised = [*found, events.Revised(DAY, 2), events.Submitted(DAY, 2), events.Scanned(DAY, 2, ("a",))]
    assert fold(revised).open_findings == {"a"}


def test_what_is_kept_is_looked_at_again() -> None:
    kept = fold(_KEPT)
    assert (kept.assessed_on, permitted(kept)) == (DAY, frozenset({events.Revised, events.Tied, events.Untied, events.Reassessment}))

    later = events.Reassessment(DAY.replace(year=2027), Reassessed.KEEP, "情况未变")
    assert fold([*_KEPT, later]).assessed_on == DAY.replace(year=2027)
    public = fold([*_KEPT, events.Reassessment(DAY, Reassessed.CONVERT_TO_PUBLIC, "已过敏感期")])
    assert (public.state, public.attribute, public.assessed_on) == (State.DRAFTED, None, DAY)


def test_what_is_kept_stays_to_be_assessed_again_while_it_is_written_anew() -> None:
    later = DAY.replace(year=2027)
    revised = [*_KEPT, events.Revised(later, 2)]
    assert fold(revised).assessed_on == DAY
    assert fold([*revised, NOT_PUBLIC, events.Submitted(later, 2)]).assessed_on == DAY

    again = [*revised, events.Submitted(later, 2), *passed(2, *NEEDED[Attribute.NOT_PUBLIC]), events.Approved(later, 2)]
    assert fold(again).assessed_on == later
    opened = [
        *_KEPT,
        events.Reassessment(later, Reassessed.CONVERT_TO_PUBLIC, "已办结"),
        PROACTIVE,
        *approved(1),
        events.Published(later, 1, "A/1"),
    ]
    assert fold(opened).assessed_on is None


def test_the_time_for_publishing_runs_anew_from_an_opening_or_an_amendment() -> None:
    later = DAY.replace(year=2027)
    opened = [*_KEPT, events.Reassessment(later, Reassessed.CONVERT_TO_PUBLIC, "已办结")]
    assert fold(opened).changed_on == fold([*opened, events.Revised(later.replace(month=5), 2)]).changed_on == later
    by_hand = [*_KEPT, events.Revised(DAY, 2), events.AttributeFixed(later, Attribute.PROACTIVE, "20-10")]
    assert fold(by_hand).changed_on == later

    amended = [*published(), events.Revised(later, 2), events.Revised(later.replace(month=5), 3)]
    assert fold(amended).changed_on == later, "from the first change of what is public"
    assert fold([*amended, events.Discarded(later, "不再修改")]).changed_on is None
    assert fold([*amended, events.Withdrawn(later, "内容有误")]).changed_on is None
    assert fold([*published(), events.Revised(later, 2), *approved(2), events.Published(later, 2, "A/2026-00001")]).changed_on is None


def test_before_anything_is_public_or_kept_the_day_on_the_document_counts() -> None:
    assert fold([DRAFTED, NOT_PUBLIC, events.Revised(DAY, 2), PROACTIVE]).changed_on is None
    assert fold([*published(), events.Withdrawn(DAY, "内容有误"), events.Revised(DAY, 2)]).changed_on is None


def test_what_is_public_stays_so_while_it_is_amended() -> None:
    amended = fold([*published(), events.Revised(DAY, 2)])
    assert (amended.published, amended.version) == (1, 2)

    out = fold([*published(), events.Revised(DAY, 2), *approved(2), events.Published(DAY, 2, "A/2026-00001")])
    assert (out.published, out.index_no) == (2, "A/2026-00001")


def test_what_was_withdrawn_is_reviewed_again_before_it_returns() -> None:
    withdrawn = [*published(), events.Withdrawn(DAY, "内容有误")]
    assert events.Published not in permitted(fold(withdrawn))

    assert fold([*withdrawn, *approved(), events.Published(DAY, 1, "A/2026-00001")]).published == 1


def _vouched(before: Sequence[Event], version: int) -> bool:
    """Whether a publication of that version is covered, told from the plain list of events alone."""
    begun = max(place for place, one in enumerate(before) if isinstance(one, events.Submitted))
    round_ = before[begun:]
    ending = events.Revised | events.Tied | events.Untied | events.AttributeFixed | events.Withdrawn | events.Reassessment | events.SentBack
    broken = any(isinstance(one, ending) for one in round_)
    last = {one.review: one for one in round_ if isinstance(one, events.Reviewed)}
    reviewed = all(one in last and (last[one].verdict, last[one].version) == (Verdict.PASSED, version) for one in Review)
    written = events.Revised | events.Tied | events.Untied | events.AttributeFixed | events.Withdrawn
    texts = [place for place, one in enumerate(before) if isinstance(one, written)]
    released = {one.finding for one in before[max(texts) :] if isinstance(one, events.FindingReleased) and one.version == version}
    scans = [one for one in round_ if isinstance(one, events.Scanned)]
    attribute = [one for one in before if isinstance(one, events.AttributeFixed)][-1].attribute
    allowed = any(one == events.Approved(DAY, version) for one in round_)
    return not broken and reviewed and allowed and set(scans[-1].findings) <= released and attribute is Attribute.PROACTIVE


@settings(max_examples=400, deadline=None)
@given(happened=legal_lives())
def test_nothing_goes_out_that_was_not_reviewed_in_exactly_that_version(happened: list[Event]) -> None:
    for place, event in enumerate(happened):
        if isinstance(event, events.Published):
            assert _vouched(happened[:place], event.version)


@settings(max_examples=200, deadline=None)
@given(happened=legal_lives())
def test_an_index_number_never_changes_and_a_version_never_returns(happened: list[Event]) -> None:
    assert len({one.index_no for one in happened if isinstance(one, events.Published)}) <= 1
    versions = [one.version for one in happened if isinstance(one, events.Revised | events.Tied | events.Untied)]
    assert versions == list(range(2, len(versions) + 2))


@settings(max_examples=200, deadline=None)
@given(happened=legal_lives(), chance=chances())
def test_what_is_not_permitted_is_refused_whatever_it_says(happened: list[Event], chance: Random) -> None:
    life = fold(happened)
    event = any_event(life, chance)
    if type(event) not in permitted(life):
        with pytest.raises(LifeError):
            then(life, event)


@settings(max_examples=200, deadline=None)
@given(happened=legal_lives())
def test_what_is_public_is_exactly_what_was_published_last_and_not_withdrawn(happened: list[Event]) -> None:
    out: int | None = None
    for event in happened:
        if isinstance(event, events.Published):
            out = event.version
        elif isinstance(event, events.Withdrawn):
            out = None
    assert fold(happened).published == out


def test_every_kind_of_event_has_its_step() -> None:
    # by name: a dataclass with slots leaves its first self among the subclasses
    assert {one.__name__ for one in (*STEPS, events.Drafted)} == {one.__name__ for one in Event.__subclasses__()}


def test_random_lives_reach_publication() -> None:
    only_look = settings(max_examples=500, phases=[Phase.generate], deadline=None)

    assert find(legal_lives(), lambda happened: any(isinstance(one, events.Published) for one in happened), settings=only_look)


_IMPORTED = events.Imported(DAY, "old.example.gov.cn", "7", date(2019, 3, 4), "A/2019-00007")
_ADOPTED = [DRAFTED, PROACTIVE, _IMPORTED, events.Submitted(DAY, 1), events.Scanned(DAY, 1, ())]


def test_what_was_public_on_an_old_site_needs_no_second_review_as_long_as_it_is_the_same() -> None:
    life = fold([*_ADOPTED, events.Approved(DAY, 1), events.Published(DAY, 1, "A/2019-00007")])

    assert (life.state, life.needed, life.imported) == (State.PUBLISHED, (), _IMPORTED)


@pytest.mark.parametrize(
    "happened",
    [
        [*_ADOPTED[:4], events.Scanned(DAY, 1, ("a",))],
        [*_ADOPTED, events.Revised(DAY, 2)],
        [*_ADOPTED, events.Approved(DAY, 1), events.Published(DAY, 1, "A/1"), events.Withdrawn(DAY, "有误")],
        [DRAFTED, PROACTIVE, events.Imported(DAY, "old.example.gov.cn", "7"), *_ADOPTED[3:]],
    ],
)
def test_with_a_finding_a_change_a_withdrawal_or_without_a_first_publication_it_is_reviewed(happened: list[Event]) -> None:
    assert fold(happened).needed == NEEDED[Attribute.PROACTIVE]


@pytest.mark.parametrize(
    "happened",
    [
        [*_ADOPTED[:3], _IMPORTED],
        [DRAFTED, events.Revised(DAY, 2), _IMPORTED],
        [DRAFTED, events.Imported(DAY, "old.example.gov.cn", "7", date(2026, 3, 3))],
        [DRAFTED, events.Imported(DAY, "", "7")],
    ],
)
def test_an_item_comes_from_an_old_site_once_and_was_public_there_before(happened: list[Event]) -> None:
    with pytest.raises(LifeError) as raised:
        fold(happened)
    assert raised.value.rule is Rule.IMPORT

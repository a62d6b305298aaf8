"""References: reviewed and published like the text, and shown on another organ's page only when it may be said there."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.actions.days import follow_dates
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import State, Tie, Validity
from gongkai_web.publishing.models import Answer, Item, ItemEvent, PastPublication, Publication, Relation
from gongkai_web.publishing.references import recognised, unanswered
from gongkai_web.publishing.refusals import Refused
from gongkai_web.search.models import Change
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import TEXT, Office

RULES = replace(TEXT, title="洛泽市供水管理规定", statutory_code="20-01")
DECISION = replace(RULES, title="关于废止部分文件的决定")
NEW_YEAR = datetime(2027, 1, 1, 0, 3, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True, slots=True)
class City:
    """The city, a department of it, and a county of it."""

    office: Office
    water: Office
    county: Office


@pytest.fixture
def city(office: Office, government: Organ) -> City:
    """The three, each with its people."""
    county = Organ.objects.create(
        code="130921", name="洛北县人民政府", kind=OrganKind.GOVERNMENT, level=Level.COUNTY, area_supervisor=government
    )
    return City(office, Office.of(make_department(government), NOW), Office.of(county, NOW))


def tied(office: Office, target: Item | Publication, tie: Tie, text: object = DECISION, kind: Kind = Kind.RULES) -> Item:
    """An approved item of an office that refers to another."""
    item = office.drafted(text, kind)  # type: ignore[arg-type]  # a TextFields
    actions.relate(office.drafter, item, target=target, tie=tie)
    return office.approved(item)


def out(office: Office, target: Item | Publication, tie: Tie, text: object = DECISION) -> Publication:
    """The same, published."""
    return actions.publish(office.publisher, tied(office, target, tie, text))


def _row() -> Relation:
    return Relation.objects.get()


def _validity(one: Publication) -> str:
    return Publication.objects.get(pk=one.pk).validity


def _open(*offices: Office) -> None:
    open_for(reads=[one.organ.pk for one in offices])


def test_a_reference_is_a_new_version_which_is_reviewed_anew(office: Office) -> None:
    item, target = office.approved(office.drafted()), office.published()
    made = actions.relate(office.drafter, item, target=target, tie=Tie.RESTS_ON)

    assert (Item.objects.get(pk=item.pk).state, Item.objects.get(pk=item.pk).version) == (State.ATTRIBUTE_FIXED, 2)
    event = ItemEvent.objects.filter(item=item).latest("number")
    assert (event.kind, event.data, event.by) == ("tied", {"version": 2, "tie": "rests_on", "target": target.pk}, office.drafter.user)
    assert actions.relate(office.drafter, item, target=target, tie=Tie.RESTS_ON) == made
    assert Item.objects.get(pk=item.pk).version == 2, "the same again changes nothing"


def test_a_drafter_alone_changes_no_public_page(city: City) -> None:
    theirs, item = city.county.published(RULES, Kind.RULES), city.water.published()
    Change.objects.all().delete()
    actions.relate(city.water.drafter, item.item, target=theirs, tie=Tie.REPEALS)
    open_for()

    assert not Relation.objects.exists()
    assert not Change.objects.exists()
    assert _validity(theirs) == Validity.IN_FORCE


def test_references_lead_to_what_one_may_see(city: City) -> None:
    item, foreign_draft, foreign_public = city.office.drafted(), city.water.drafted(), city.water.published()

    for target, tie in ((foreign_draft, Tie.RESTS_ON), (item, Tie.AMENDS), (foreign_public, Tie.INTERPRETS)):
        with pytest.raises(Refused):
            actions.relate(city.office.drafter, item, target=target, tie=tie)
    assert not Relation.objects.exists()


def test_a_reference_goes_out_with_its_version_and_the_index_hears_of_both_ends(office: Office) -> None:
    target = office.published()
    item = tied(office, target, Tie.RESTS_ON)
    assert not _row().published
    Change.objects.all().delete()

    made = actions.publish(office.publisher, item)
    open_for()
    assert (_row().published, _row().issued) == (True, True)
    assert set(Change.objects.values_list("item_id", flat=True)) == {made.pk, target.pk}


def test_one_that_was_never_public_is_simply_gone(office: Office) -> None:
    item = office.drafted()
    actions.unrelate(office.drafter, actions.relate(office.drafter, item, target=office.published(), tie=Tie.RESTS_ON))

    assert not Relation.objects.exists()
    assert Item.objects.get(pk=item.pk).version == 3
    assert ItemEvent.objects.filter(item=item).latest("number").kind == "untied"


def test_a_public_one_stays_until_the_version_without_it_is_public_and_is_kept_for_the_record(office: Office) -> None:
    target = office.published()
    made = out(office, target, Tie.RESTS_ON)
    actions.unrelate(office.drafter, _row())
    assert (_row().published, _row().removed) == (True, True)
    with pytest.raises(Refused):
        actions.unrelate(office.drafter, _row())
    Change.objects.all().delete()

    actions.publish(office.publisher, office.approved(made.item))
    assert not Relation.objects.exists()
    assert PastPublication.objects.get().references == [{"tie": "rests_on", "item": target.pk, "index_no": target.index_no}]
    assert set(Change.objects.values_list("item_id", flat=True)) == {made.pk, target.pk}


def test_giving_up_an_amendment_brings_the_references_back_as_they_are_public(office: Office) -> None:
    first, second = office.published(), office.published()
    made = out(office, first, Tie.RESTS_ON)
    actions.unrelate(office.drafter, _row())
    actions.relate(office.drafter, made.item, target=second, tie=Tie.RESTS_ON)

    actions.discard(office.drafter, made.item, reason="不再修改")
    assert [(one.target_id, one.published, one.removed) for one in Relation.objects.all()] == [(first.pk, True, False)]


def test_what_is_withdrawn_hides_its_references_until_it_returns(office: Office) -> None:
    made = out(office, office.published(), Tie.RESTS_ON)
    actions.withdraw(office.drafter, made.item, reason="有误")
    assert (_row().published, _row().issued, _row().removed) == (False, False, False)
    assert len(PastPublication.objects.get().references) == 1

    actions.publish(office.publisher, office.approved(made.item))
    assert _row().published


@pytest.mark.parametrize("tie", [Tie.REPEALS, Tie.AMENDS, Tie.INTERPRETS])
def test_what_an_equal_says_about_anothers_item_waits_for_its_organ(city: City, tie: Tie) -> None:
    theirs = city.county.published(RULES, Kind.RULES)
    item = city.water.drafted(DECISION, Kind.INTERPRETATION)
    actions.relate(city.water.drafter, item, target=theirs, tie=tie)
    actions.publish(city.water.publisher, city.water.approved(item))
    open_for()

    assert _row().published, "on the page of whoever says it"
    assert not recognised().exists(), "and not on the other's"
    assert [one.pk for one in unanswered([city.county.organ.pk])] == [_row().pk]
    assert not unanswered([city.water.organ.pk]).exists()
    assert _validity(theirs) == Validity.IN_FORCE


def test_what_rests_on_anothers_item_says_nothing_about_it(city: City) -> None:
    out(city.water, city.county.published(RULES, Kind.RULES), Tie.RESTS_ON)

    assert recognised().exists()
    assert not unanswered([city.county.organ.pk]).exists()


def test_the_same_organ_and_one_above_it_repeal_by_publishing(city: City) -> None:
    for issuer, owner in ((city.office, city.office), (city.office, city.county), (city.office, city.water)):
        theirs = owner.published(RULES, Kind.RULES)
        made = out(issuer, theirs, Tie.REPEALS)
        _open(owner)
        event = ItemEvent.objects.filter(item=theirs.pk).latest("number")

        assert _validity(theirs) == Validity.REPEALED
        assert (event.kind, event.by, event.happened_on) == ("validity_changed", None, NOW.date())
        assert event.data == {"validity": "repealed", "by": made.index_no}
        assert Change.objects.filter(item_id=theirs.pk).count() > 1
    assert recognised().count() == 3


def test_one_above_in_the_system_counts_and_one_below_does_not(city: City) -> None:
    bureau = make_department(city.county.organ, "130921-01", "洛北县水利局")
    bureau.system_supervisor = city.water.organ
    bureau.save()
    below = Office.of(bureau, NOW)
    theirs, above = below.published(RULES, Kind.RULES), city.water.published(RULES, Kind.RULES)
    out(city.water, theirs, Tie.REPEALS)
    out(below, above, Tie.REPEALS)

    assert (_validity(theirs), _validity(above)) == (Validity.REPEALED, Validity.IN_FORCE)


def test_an_amendment_marks_the_document_as_amended_and_the_latter_word_of_a_person_stays(city: City) -> None:
    theirs = city.office.published(RULES, Kind.RULES)
    made = out(city.office, theirs, Tie.AMENDS)
    assert _validity(theirs) == Validity.AMENDED

    actions.change_validity(city.office.publisher, theirs.item, validity=Validity.IN_FORCE, on=NOW.date())
    actions.save_draft(city.office.drafter, made.item, expected_version=2, text=replace(DECISION, abstract="修订"))
    actions.publish(city.office.publisher, city.office.approved(made.item))
    assert _validity(theirs) == Validity.IN_FORCE


def test_a_repeal_takes_effect_on_its_day(city: City) -> None:
    theirs = city.county.published(RULES, Kind.RULES)
    out(city.office, theirs, Tie.REPEALS, replace(DECISION, effective_on=date(2027, 1, 1)))
    assert _validity(theirs) == Validity.IN_FORCE
    assert follow_dates(NEW_YEAR - timedelta(days=1)) == 0

    assert follow_dates(NEW_YEAR) == 2, "the decision takes effect, and the rules end"
    assert _validity(theirs) == Validity.REPEALED
    _open(city.county)
    assert ItemEvent.objects.filter(item=theirs.pk).latest("number").happened_on == date(2027, 1, 1)
    assert follow_dates(NEW_YEAR) == 0


def test_what_does_not_bind_has_no_validity_to_lose(city: City) -> None:
    theirs = city.county.published()
    out(city.office, theirs, Tie.REPEALS)

    assert _validity(theirs) == ""


def test_the_other_organ_confirms_and_takes_it_back(city: City) -> None:
    theirs = city.county.published(RULES, Kind.RULES)
    made = out(city.water, theirs, Tie.REPEALS)
    for actor in (city.county.drafter, city.water.publisher):
        with override("en"), pytest.raises(Refused, match="You have no right"):
            actions.answer_reference(actor, theirs.item, reference=_row(), confirmed=True)
    _open(city.county)
    assert "answer_reference" in actions.permitted(city.county.publisher, theirs.item)
    Change.objects.all().delete()

    actions.answer_reference(city.county.publisher, theirs.item, reference=_row(), confirmed=True)
    open_for()
    assert recognised().exists()
    assert not unanswered([city.county.organ.pk]).exists()
    assert _validity(theirs) == Validity.REPEALED
    assert set(Change.objects.values_list("item_id", flat=True)) == {made.pk, theirs.pk}
    _open(city.county)
    kinds = [(one.kind, one.by) for one in ItemEvent.objects.filter(item=theirs.pk).order_by("-number")[:2]]
    assert kinds == [("validity_changed", None), ("tie_answered", city.county.publisher.user)]

    actions.answer_reference(city.county.publisher, theirs.item, reference=_row(), confirmed=False)
    assert not recognised().exists()
    assert not Answer.objects.get().confirmed


def test_a_no_is_an_answer_too_and_nobody_else_reads_it(city: City) -> None:
    theirs = city.county.published(RULES, Kind.RULES)
    out(city.water, theirs, Tie.AMENDS)
    actions.answer_reference(city.county.publisher, theirs.item, reference=_row(), confirmed=False)

    assert not unanswered([city.county.organ.pk]).exists()
    assert _validity(theirs) == Validity.IN_FORCE
    open_for(reads=[city.water.organ.pk])
    assert not Answer.objects.exists()


def test_only_what_waits_can_be_answered(city: City) -> None:
    theirs, other = city.county.published(RULES, Kind.RULES), city.county.published(RULES, Kind.RULES)
    out(city.office, theirs, Tie.AMENDS)
    above = _row()
    out(city.water, theirs, Tie.AMENDS)
    beside = Relation.objects.exclude(pk=above.pk).get()

    for item, reference in ((theirs.item, above), (other.item, beside)):
        with pytest.raises(Refused):
            actions.answer_reference(city.county.publisher, item, reference=reference, confirmed=True)
    assert not Answer.objects.exists()


def _document(office: Office) -> tuple[Publication, Item]:
    """A normative document that is public with its interpretation."""
    document = office.approved(office.drafted(RULES, Kind.NORMATIVE_DOCUMENT))
    interpretation = tied(office, document, Tie.INTERPRETS, replace(TEXT, title="解读"), Kind.INTERPRETATION)
    public = actions.publish(office.publisher, document)
    actions.publish(office.publisher, interpretation)
    return public, interpretation


def test_the_only_interpretation_of_a_public_document_is_not_dropped(office: Office) -> None:
    document, first = _document(office)
    actions.unrelate(office.drafter, _row())
    office.approved(first)
    with override("en"), pytest.raises(Refused, match="only interpretation"):
        actions.publish(office.publisher, first)
    assert _row().published

    second = tied(office, document, Tie.INTERPRETS, replace(TEXT, title="新的解读"), Kind.INTERPRETATION)
    actions.publish(office.publisher, first)
    assert [one.source_id for one in Relation.objects.all()] == [second.pk]


def test_an_interpretation_under_amendment_is_none_until_it_is_approved(office: Office) -> None:
    document = office.approved(office.drafted(RULES, Kind.NORMATIVE_DOCUMENT))
    public = office.published(replace(TEXT, title="解读"), Kind.INTERPRETATION)
    actions.relate(office.drafter, public.item, target=document, tie=Tie.INTERPRETS)
    with pytest.raises(Refused):
        actions.publish(office.publisher, document)

    office.approved(public.item)
    assert actions.publish(office.publisher, document).withdrawn_at is None


def test_an_interpretation_of_another_organ_counts_once_it_is_confirmed_and_then_stays(city: City) -> None:
    document, own = _document(city.county)
    theirs = tied(city.water, document, Tie.INTERPRETS, replace(TEXT, title="起草部门的解读"), Kind.INTERPRETATION)
    actions.publish(city.water.publisher, theirs)
    reference = Relation.objects.get(source=theirs)
    _open(city.county)
    actions.unrelate(city.county.drafter, Relation.objects.get(source=own))
    city.county.approved(own)
    with pytest.raises(Refused):
        actions.publish(city.county.publisher, own)

    actions.answer_reference(city.county.publisher, document.item, reference=reference, confirmed=True)
    actions.publish(city.county.publisher, own)
    with override("en"), pytest.raises(Refused, match="only interpretation"):
        actions.answer_reference(city.county.publisher, document.item, reference=reference, confirmed=False)
    assert Answer.objects.get().confirmed

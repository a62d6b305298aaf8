"""Compilations: drawn up in versions by one person, public once by another, with what that does to their items."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import Error, transaction
from pytest_django.fixtures import Settings

from gongkai_web.compilations import actions
from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    GazetteArticle,
    GazetteIssue,
    Growing,
    Guide,
    ReadingPlace,
    Register,
    RegisterEntry,
    TopicColumn,
)
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.models import LogEntry
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.actions import withdraw
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import ItemEvent, Publication
from tests.web.people import appoint, make_department
from tests.web.publishing.office import TEXT, Office

GUIDE = {
    "categories": "规范性文件、财政信息",
    "arrangement": "按条例第二十条编排",
    "ways_to_obtain": "本平台、政府公报、查阅场所",
    "body_name": "洛泽市人民政府办公室",
    "address": "政通路1号",
    "office_hours": "工作日 8:30—17:30",
    "telephone": "0990-6600000",
    "internet_contact": "xxgk@example.test",
    "how_to_request": "填写申请表",
    "supervision": "可以投诉、申请复议、提起诉讼",
}
IDENTITY = "11010519491231002X"
CARD = "6228480402564890018"


def entry(**values: str) -> CatalogueEntry:
    return CatalogueEntry(**{"first_level": "财政", "content": "部门预算", "period": "批复后20日内", "unit": "财政局", **values})


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def events(item: int) -> list[str]:
    return list(ItemEvent.objects.filter(item=item).order_by("number").values_list("kind", flat=True))


def test_a_guide_has_versions_and_a_public_one_stays(office: Office) -> None:
    first = actions.save_version(office.drafter, Guide, office.organ, GUIDE)
    actions.publish(office.publisher, first)
    second = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, "telephone": "0990-6600001"})

    assert (first.number, second.number) == (1, 2)
    assert Guide.objects.get(number=1).telephone == "0990-6600000"
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Guide.objects.filter(number=1).update(telephone="x")


def test_who_may_not_publish_does_not(office: Office) -> None:
    guide = actions.save_version(office.drafter, Guide, office.organ, GUIDE)

    with pytest.raises(Refused):
        actions.publish(office.drafter, guide)
    with pytest.raises(Refused):
        actions.save_version(office.publisher, Guide, office.organ, GUIDE)
    assert Guide.objects.get().published_at is None


def test_what_is_public_is_not_published_again(office: Office) -> None:
    guide = actions.publish(office.publisher, actions.save_version(office.drafter, Guide, office.organ, GUIDE))

    with pytest.raises(Refused, match="已经公开"):
        actions.publish(office.publisher, guide)


def test_a_catalogue_without_entries_does_not_go_out(office: Office) -> None:
    catalogue = actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, [])
    with pytest.raises(Refused, match="内容为空"):
        actions.publish(office.publisher, catalogue)

    actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, [entry(), entry()])
    actions.publish(office.publisher, catalogue)
    open_for()
    assert Catalogue.objects.get().entries.count() == 2


def test_nobody_outside_sees_what_is_being_drawn_up(office: Office) -> None:
    actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, [entry()])

    open_for()
    assert not Catalogue.objects.exists()


def test_the_gazette_is_a_channel_of_every_item_in_it(office: Office) -> None:
    item = office.published()
    issue = GazetteIssue(organ=office.organ, year=2026, number=3, issued_on=date(2026, 3, 2))
    actions.save(office.drafter, issue, [GazetteArticle(item_id=item.pk)])
    actions.publish(office.publisher, issue)

    assert events(item.pk)[-1] == "channel_used"
    with pytest.raises(Refused, match="不能再改动"):
        actions.save(office.drafter, GazetteIssue.objects.get())


def test_a_clean_up_ends_what_it_repeals_and_leaves_in_force_what_is_to_be_amended(office: Office) -> None:
    kept, repealed, amended, void = (office.published(TEXT, Kind.RULES) for _ in range(4))
    batch = Cleanup(organ=office.organ, title="清理", decision="洛政发〔2026〕9号", decided_on=date(2026, 3, 2))
    verdicts = [
        CleanupVerdict(item_id=kept.pk, verdict=Verdict.KEEP),
        CleanupVerdict(item_id=repealed.pk, verdict=Verdict.REPEAL, reason="已被代替"),
        CleanupVerdict(item_id=amended.pk, verdict=Verdict.AMEND, reason="与上位法不一致"),
        CleanupVerdict(item_id=void.pk, verdict=Verdict.VOID, reason="任务已经完成"),
    ]
    actions.publish(office.publisher, actions.save(office.drafter, batch, verdicts))

    found = dict(Publication.objects.values_list("item_id", "validity"))
    assert (found[kept.pk], found[repealed.pk]) == (Validity.IN_FORCE, Validity.REPEALED)
    assert (found[amended.pk], found[void.pk]) == (Validity.IN_FORCE, Validity.EXPIRED)
    assert "validity_changed" not in events(amended.pk)


def test_a_public_column_grows_by_changes_that_somebody_else_publishes(office: Office) -> None:
    column = TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息")
    actions.publish(office.publisher, actions.save(office.drafter, column))
    item = office.published()
    public = TopicColumn.objects.get()

    for person in (office.drafter, office.publisher):
        with pytest.raises(Refused):
            actions.save(person, public, [ColumnEntry(item_id=item.pk)])
    change = actions.save(office.drafter, actions.opened(public), [ColumnEntry(item_id=item.pk)])
    assert not public.entries.exists()
    actions.publish(office.publisher, change)
    assert [one.item_id for one in public.entries.all()] == [item.pk]
    assert list(TopicColumn.objects.all()) == [public]


def changed(office: Office, public: Growing, **values: object) -> Growing:
    """A change of something public, drawn up by the drafter."""
    change = actions.opened(public)
    for name, value in values.items():
        setattr(change, name, value)
    return actions.save(office.drafter, change)


def test_a_public_reading_place_is_another_one_only_when_its_change_is_published(office: Office) -> None:
    place = ReadingPlace(organ=office.organ, name="档案馆", kind="archive", address="政通路1号", office_hours="工作日")
    public = actions.publish(office.publisher, actions.save(office.drafter, place))
    change = changed(office, public, office_hours="周一至周六")

    open_for()
    assert [one.office_hours for one in ReadingPlace.objects.all()] == ["工作日"], "nobody outside sees the change"
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    with pytest.raises(Refused):
        actions.publish(office.drafter, change)
    published = actions.publish(office.publisher, change)
    open_for()
    assert (published.pk, ReadingPlace.objects.get().office_hours) == (public.pk, "周一至周六")


@pytest.fixture
def both(office: Office) -> Actor:
    """Somebody who may draw up and publish, as in a small office."""
    user = appoint(office.organ, Role.DRAFTER, Role.PUBLISHER, name="both")
    return Actor(user, duties(user, office.drafter.today), office.drafter.now)


def test_nobody_publishes_what_they_wrote(office: Office, both: Actor, settings: Settings) -> None:
    guide = actions.save_version(both, Guide, office.organ, GUIDE)
    with pytest.raises(Refused, match="不能自行办理"):
        actions.publish(both, guide)

    settings.GONGKAI_NOT_BY_AUTHOR = ()
    actions.publish(both, guide)
    assert Guide.objects.get().published_at == both.now


def test_who_changed_it_last_wrote_it(office: Office, both: Actor) -> None:
    actions.save_version(both, Guide, office.organ, GUIDE)
    guide = actions.save_version(office.drafter, Guide, office.organ, GUIDE)

    assert actions.publish(both, guide).edited_by == office.drafter.user


def test_nobody_publishes_what_was_changed_since_they_read_it(office: Office) -> None:
    read = actions.save_version(office.drafter, Guide, office.organ, GUIDE)
    later = replace(office.drafter, now=office.drafter.now + timedelta(minutes=1))
    changed = actions.save_version(later, Guide, office.organ, {**GUIDE, "fees": "另行规定"})

    with pytest.raises(Refused, match="又有改动"):
        actions.publish(office.publisher, read, seen=read.stamp)
    actions.publish(office.publisher, read, seen=changed.stamp)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("supervision", f"向经办人反映，身份证号{IDENTITY}", "监督和救济（公民身份号码"),
        ("telephone", f"0990-6600000，{IDENTITY}", "联系电话（公民身份号码"),
        ("fees", f"汇入银行卡{CARD}", "收费（银行卡号"),
        ("how_to_request", "可致电经办人手机13931700000", "依申请公开的办理（手机号码"),
    ],
)
def test_personal_data_does_not_go_out_in_a_guide(office: Office, field: str, text: str, told: str) -> None:
    guide = actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, field: text})

    with pytest.raises(Refused) as refusal:
        actions.publish(office.publisher, guide)
    assert told in refusal.value.why
    assert IDENTITY not in str(refusal.value)
    assert CARD not in str(refusal.value)
    assert Guide.objects.get().published_at is None


def test_the_offices_own_telephone_and_address_do(office: Office) -> None:
    contact = {"telephone": "0990-6600000、13931700000", "address": "政通路8号3栋2单元101室", "internet_contact": "微信13931700000"}

    actions.publish(office.publisher, actions.save_version(office.drafter, Guide, office.organ, {**GUIDE, **contact}))


def test_the_scan_names_the_line_of_a_catalogue(office: Office) -> None:
    lines = [entry(), entry(content=f"受理人身份证{IDENTITY}")]
    catalogue = actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, lines)

    with pytest.raises(Refused, match="第2项 · 公开内容（公民身份号码"):
        actions.publish(office.publisher, catalogue)


def test_the_log_says_who_published_which_version(office: Office) -> None:
    actions.publish(office.publisher, actions.save_version(office.drafter, Guide, office.organ, GUIDE))

    logged = LogEntry.objects.get(what=Noted.COMPILATION_PUBLISHED)
    assert (logged.organ, logged.by, logged.recorded_at) == (office.organ, office.publisher.user, office.publisher.now)
    assert logged.details["compilation"] == "guide"
    assert logged.details["title"] == f"{office.organ} 1"
    assert logged.details["prepared_by"] == str(office.drafter.user)


def test_the_log_says_what_became_of_a_public_column(office: Office) -> None:
    column = TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息")
    public = actions.publish(office.publisher, actions.save(office.drafter, column))
    item = office.published()
    change = actions.opened(public)
    change.description = "汛期预警"
    actions.publish(office.publisher, actions.save(office.drafter, change, [ColumnEntry(item_id=item.pk)]))

    logged = LogEntry.objects.get(what=Noted.COMPILATION_CHANGED)
    assert (logged.by, logged.details["prepared_by"]) == (office.publisher.user, str(office.drafter.user))
    assert logged.details["number"] == public.pk
    assert logged.details["description"] == ["汛期信息", "汛期预警"]
    assert logged.details["items"] == ["[]", f"[{item.pk}]"]
    assert "keywords" not in logged.details


def test_personal_data_does_not_get_into_what_is_public(office: Office) -> None:
    place = ReadingPlace(organ=office.organ, name="档案馆", kind="archive", address="政通路1号", office_hours="工作日")
    public = actions.publish(office.publisher, actions.save(office.drafter, place))
    change = changed(office, public, offers=f"借阅人{IDENTITY}")

    with pytest.raises(Refused, match="可查阅内容（公民身份号码"):
        actions.publish(office.publisher, change)
    public.refresh_from_db()
    assert public.offers == ""


def test_a_form_that_was_opened_before_the_publication_takes_nothing_back(office: Office) -> None:
    column = actions.save(office.drafter, TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息"))
    stale = TopicColumn.objects.get()
    actions.publish(office.publisher, column)

    with pytest.raises(Refused):
        actions.save(office.drafter, stale)
    assert TopicColumn.objects.get().published_at == office.publisher.now


@pytest.mark.parametrize("write", ["add", "change", "move", "remove"])
def test_the_lines_of_what_is_public_stay_in_the_database_too(office: Office, write: str) -> None:
    public = actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, [entry()])
    actions.publish(office.publisher, public)
    draft = actions.save_version(office.drafter, Catalogue, office.organ, {"title": "目录"}, [entry()])
    writes: dict[str, Callable[[], object]] = {
        "add": lambda: CatalogueEntry.objects.create(catalogue=public, organ=office.organ, position=2),
        "change": lambda: public.entries.update(content="x"),
        "move": lambda: draft.entries.update(catalogue=public, position=3),
        "remove": lambda: public.entries.all().delete(),
    }

    with pytest.raises(Error, match="never change"), transaction.atomic():
        writes[write]()
    assert [one.content for one in public.entries.all()] == ["部门预算"]


def test_the_gazette_prints_the_items_of_any_organ(office: Office) -> None:
    water = Office.of(make_department(office.organ), office.drafter.now)
    open_for(reads=[water.organ.pk], writes=[water.organ.pk])
    item = water.published()
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    issue = GazetteIssue(organ=office.organ, year=2026, number=3, issued_on=date(2026, 3, 2))
    actions.publish(office.publisher, actions.save(office.drafter, issue, [GazetteArticle(item_id=item.pk)]))

    assert not ItemEvent.objects.filter(item=item.pk).exists()  # the gates are closed again
    open_for(reads=[water.organ.pk])
    last = ItemEvent.objects.filter(item=item.pk).order_by("number").last()
    assert last is not None
    assert (last.kind, last.by) == ("channel_used", None)
    assert last.data["address"] == "2026/3"


def test_a_gazette_names_what_was_withdrawn_meanwhile(office: Office) -> None:
    item = office.published()
    issue = GazetteIssue(organ=office.organ, year=2026, number=3, issued_on=date(2026, 3, 2))
    actions.save(office.drafter, issue, [GazetteArticle(item_id=item.pk)])
    withdraw(office.publisher, item.item, reason="图纸有误")

    with pytest.raises(Refused, match=item.index_no):
        actions.publish(office.publisher, issue)


def test_a_gazette_does_not_come_out_before_its_day(office: Office) -> None:
    item = office.published()
    issue = GazetteIssue(organ=office.organ, year=2026, number=3, issued_on=date(2026, 3, 3))
    actions.save(office.drafter, issue, [GazetteArticle(item_id=item.pk)])

    with pytest.raises(Refused, match="2026-03-03"):
        actions.publish(office.publisher, issue)


def test_each_kind_of_list_has_versions_of_its_own(office: Office) -> None:
    def drawn_up(kind: str) -> Register:
        return actions.save_version(office.drafter, Register, office.organ, {"kind": kind, "title": kind}, [RegisterEntry(name="取水许可")])

    first = actions.publish(office.publisher, drawn_up("licences"))
    again, other = drawn_up("licences"), drawn_up("powers")

    assert (first.number, again.number, other.number) == (1, 2, 1)
    assert drawn_up("powers").pk == other.pk
    with pytest.raises(Error, match="never change"), transaction.atomic():
        first.entries.all().delete()
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Register.objects.filter(pk=first.pk).update(title="x")
    open_for()
    assert [one.kind for one in Register.objects.all()] == ["licences"]
    assert RegisterEntry.objects.count() == 1


def test_a_list_is_scanned_and_not_empty(office: Office) -> None:
    values = {"kind": "licences", "title": "许可清单"}
    with pytest.raises(Refused, match="内容为空"):
        actions.publish(office.publisher, actions.save_version(office.drafter, Register, office.organ, values))
    entries = [RegisterEntry(name="取水许可", note=f"经办人{IDENTITY}")]
    with pytest.raises(Refused, match="第1项 · 备注（公民身份号码"):
        actions.publish(office.publisher, actions.save_version(office.drafter, Register, office.organ, values, entries))

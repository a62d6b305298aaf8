"""Compilations: drawn up in versions, public once, with what that does to their items."""

from datetime import date

import pytest
from django.db import Error, transaction

from gongkai_web.compilations import actions
from gongkai_web.compilations.lines import Judged
from gongkai_web.compilations.models import Catalogue, Cleanup, GazetteIssue, Guide, ReadingPlace, TopicColumn
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import ItemEvent, Publication
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
ENTRY = {"first_level": "财政", "content": "部门预算", "period": "批复后20日内", "unit": "财政局"}


@pytest.fixture(autouse=True)
def _open(office: Office) -> None:
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])


def events(item: int) -> list[str]:
    return list(ItemEvent.objects.filter(item=item).order_by("number").values_list("kind", flat=True))


def test_a_guide_has_versions_and_a_public_one_stays(office: Office) -> None:
    first = actions.save_guide(office.drafter, office.organ, GUIDE)
    actions.publish(office.publisher, first)
    second = actions.save_guide(office.drafter, office.organ, {**GUIDE, "telephone": "0990-6600001"})

    assert (first.number, second.number) == (1, 2)
    assert Guide.objects.get(number=1).telephone == "0990-6600000"
    with pytest.raises(Error, match="never changes"), transaction.atomic():
        Guide.objects.filter(number=1).update(telephone="x")


def test_who_may_not_publish_does_not(office: Office) -> None:
    guide = actions.save_guide(office.drafter, office.organ, GUIDE)

    with pytest.raises(Refused):
        actions.publish(office.drafter, guide)
    with pytest.raises(Refused):
        actions.save_guide(office.publisher, office.organ, GUIDE)
    assert Guide.objects.get().published_at is None


def test_what_is_public_is_not_published_again(office: Office) -> None:
    guide = actions.publish(office.publisher, actions.save_guide(office.drafter, office.organ, GUIDE))

    with pytest.raises(Refused, match="已经公开"):
        actions.publish(office.publisher, guide)


def test_a_catalogue_without_entries_does_not_go_out(office: Office) -> None:
    catalogue = actions.save_catalogue(office.drafter, office.organ, {"title": "目录"}, [])
    with pytest.raises(Refused, match="内容为空"):
        actions.publish(office.publisher, catalogue)

    actions.save_catalogue(office.drafter, office.organ, {"title": "目录"}, [ENTRY, ENTRY])
    actions.publish(office.publisher, catalogue)
    open_for()
    assert Catalogue.objects.get().entries.count() == 2


def test_nobody_outside_sees_what_is_being_drawn_up(office: Office) -> None:
    actions.save_catalogue(office.drafter, office.organ, {"title": "目录"}, [ENTRY])

    open_for()
    assert not Catalogue.objects.exists()


def test_the_gazette_is_a_channel_of_every_item_in_it(office: Office) -> None:
    item = office.published()
    issue = GazetteIssue(organ=office.organ, year=2026, number=3, issued_on=date(2026, 3, 2))
    actions.save_gazette(office.drafter, issue, [item.pk])
    actions.publish(office.publisher, issue)

    assert events(item.pk)[-1] == "channel_used"
    with pytest.raises(Refused, match="不能再改动"):
        actions.save_gazette(office.drafter, GazetteIssue.objects.get(), [])


def test_a_clean_up_changes_the_documents_that_it_does_not_keep(office: Office) -> None:
    kept, repealed = (office.published(TEXT, Kind.RULES) for _ in range(2))
    batch = Cleanup(organ=office.organ, title="清理", decision="洛政发〔2026〕9号", decided_on=date(2026, 3, 2))
    verdicts = [Judged(kept.pk, Verdict.KEEP, ""), Judged(repealed.pk, Verdict.REPEAL, "已被代替")]
    actions.publish(office.publisher, actions.save_cleanup(office.drafter, batch, verdicts))

    found = dict(Publication.objects.values_list("item_id", "validity"))
    assert (found[kept.pk], found[repealed.pk]) == (Validity.IN_FORCE, Validity.REPEALED)


def test_a_public_column_goes_on_growing_by_publishers(office: Office) -> None:
    column = TopicColumn(organ=office.organ, slug="flood", title="防汛", description="汛期信息")
    actions.publish(office.publisher, actions.save_column(office.drafter, column, []))
    item = office.published()
    column = TopicColumn.objects.get()

    with pytest.raises(Refused):
        actions.save_column(office.drafter, column, [item.pk])
    actions.save_column(office.publisher, column, [item.pk])
    assert [entry.item_id for entry in column.entries.all()] == [item.pk]


def test_a_public_reading_place_is_kept_up_to_date_by_publishers(office: Office) -> None:
    place = ReadingPlace(organ=office.organ, name="档案馆", kind="archive", address="政通路1号", office_hours="工作日")
    actions.publish(office.publisher, actions.save_place(office.drafter, place))
    place = ReadingPlace.objects.get()
    place.office_hours = "周一至周六"

    with pytest.raises(Refused):
        actions.save_place(office.drafter, place)
    actions.save_place(office.publisher, place)
    open_for()
    assert ReadingPlace.objects.get().office_hours == "周一至周六"

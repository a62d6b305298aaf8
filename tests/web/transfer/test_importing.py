"""Rows of a package become items: public where they were, drafts where they were not, and nothing twice."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Appointment, Organ, Site
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.actions import Adoption, adopt_all, publish
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Draft, Item, ItemEvent, Publication
from gongkai_web.transfer import actions, importing, store
from gongkai_web.transfer.models import Origin, PackageRow
from gongkai_web.transfer.reading.mapping import LEAVE_OUT, Mapped
from gongkai_web.transfer.stages import Stage
from gongkai_web.transfer.working import unfinished, work
from tests.web.transfer.making import GOOD, NOW, SITE, again, confirmer, imported, outcomes, packed, received, table, told

_OTHER = {**GOOD, "编号": "102", "索引号": "130900-01/2019-00008", "标题": "关于供水的公告"}


def test_what_was_public_there_is_public_here_with_both_times(actor: Actor, water: Organ, site: Site) -> None:
    package = imported(actor, water, table(GOOD), "目录.csv")

    public = Publication.objects.get()
    assert (public.index_no, public.first_published_on) == ("130900-01/2019-00007", date(2019, 3, 4))
    assert public.published_at.date() >= NOW.date()
    assert public.appeared_at.isoformat() == "2019-03-03T16:00:00+00:00"
    events = list(ItemEvent.objects.order_by("number").values_list("kind", "happened_on__year", "by"))
    confirmed = confirmer(water).user
    by = confirmed.pk if confirmed else None
    year = public.published_at.year
    assert events == [
        ("drafted", year, by), ("attribute_fixed", year, by), ("imported", year, by), ("submitted", year, by), ("scanned", year, None),
        ("approved", year, None), ("published", year, by), ("channel_used", 2019, None),
    ]  # fmt: skip
    assert package.stage == Stage.DONE
    page = Client().get(f"/items/{public.index_no}").content.decode()
    assert "原网站发布日期" in page
    assert "2019-03-04" in page
    assert site.name in page


def test_the_package_is_removed_when_it_is_done(actor: Actor, water: Organ, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        package = imported(actor, water, table(GOOD), "目录.csv")

    assert package.stage == Stage.DONE
    assert not store.path_of(package.place).exists()


def test_the_database_refuses_another_day_of_first_publication(actor: Actor, water: Organ) -> None:
    imported(actor, water, table(GOOD), "目录.csv")

    with pytest.raises(Exception, match="never change"):
        Publication.objects.update(first_published_on=date(2018, 1, 1))


def test_the_same_package_again_adds_nothing(actor: Actor, water: Organ) -> None:
    imported(actor, water, table(GOOD, _OTHER), "目录.csv")
    second = received(actor, water, table(GOOD, _OTHER), "目录.csv")

    assert set(outcomes(second).values()) == {"known"}
    with pytest.raises(Exception, match="没有导入"):
        actions.confirm(confirmer(water), second, Mapped())
    assert Item.objects.count() == 2


def test_two_imports_at_once_make_each_item_once(actor: Actor, water: Organ) -> None:
    first = received(actor, water, table(GOOD, _OTHER), "一.csv")
    second = received(actor, water, table(_OTHER, GOOD), "二.csv")
    actions.confirm(confirmer(water), first, Mapped())
    actions.confirm(confirmer(water), second, Mapped())
    work(second.pk)
    work(first.pk)

    assert set(outcomes(again(first)).values()) == {"known"}
    assert Item.objects.count() == Origin.objects.count() == 2


def test_personal_data_keeps_a_row_from_the_public_and_its_number_for_it(actor: Actor, water: Organ) -> None:
    files = {"表.csv": table({**GOOD, "附件": "名单.csv"}), "名单.csv": "姓名,公民身份号码\n张某,11010519491231002X\n".encode()}
    package = imported(actor, water, packed(files))

    item = Item.objects.get()
    assert outcomes(package) == {2: "held"}
    assert item.state == State.IN_REVIEW
    assert item.findings.count() == 1
    assert not Publication.objects.exists()
    assert not item.attachments.filter(published=True).exists()
    with pytest.raises(Exception, match=r".*"):
        publish(actor, item)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"发布日期": ""}, "not_public"),
        ({"状态": "待审核"}, "not_public"),
        ({"分类": "水务动态"}, "no_category"),
        ({"成文日期": ""}, "no_made_on"),
        ({"正文": ""}, "nothing_to_read"),
        ({"公开属性": "依申请公开"}, "no_basis"),
        ({"信息类型": "annual_report", "报告年度": ""}, "no_report_year"),
    ],
)
def test_what_is_not_complete_or_was_not_public_becomes_a_draft(actor: Actor, water: Organ, change: dict[str, str], code: str) -> None:
    package = imported(actor, water, table({**GOOD, **change}), "目录.csv")

    assert outcomes(package) == {2: "draft"}
    assert code in {found for _row, _field, found in told(package)}
    assert not Publication.objects.exists()
    assert Draft.objects.get().title == GOOD["标题"]


def test_a_draft_whose_day_is_missing_keeps_the_day_of_its_first_publication(actor: Actor, water: Organ) -> None:
    imported(actor, water, table({**GOOD, "成文日期": ""}), "目录.csv")

    assert ItemEvent.objects.get(kind="imported").data["first_published_on"] == "2019-03-04"


def test_the_officer_may_let_the_day_of_publication_count(actor: Actor, water: Organ) -> None:
    imported(actor, water, table({**GOOD, "成文日期": ""}), "目录.csv", Mapped(day_of_publication=True))

    assert Publication.objects.get().made_on == date(2019, 3, 4)


def test_old_categories_and_departments_as_they_were_mapped(actor: Actor, water: Organ) -> None:
    rows = [
        {**GOOD, "编号": "1", "索引号": "", "分类": "政策文件", "部门": "水资源科"},
        {**GOOD, "编号": "2", "索引号": "", "分类": "图片新闻", "部门": "水资源科"},
        {**GOOD, "编号": "3", "索引号": "", "分类": "政策文件", "部门": "教育局"},
    ]
    mapped = Mapped({"政策文件": ("20-01", "rules"), "图片新闻": (LEAVE_OUT, "")}, {"水资源科": True, "教育局": False})
    package = imported(actor, water, table(*rows), "目录.csv", mapped)

    assert outcomes(package) == {2: "public", 3: "left_out", 4: "left_out"}
    public = Publication.objects.get()
    assert (public.statutory_code, public.kind) == ("20-01", "rules")


def test_a_new_number_is_given_by_rule_and_passes_over_those_of_the_old_site(actor: Actor, water: Organ) -> None:
    year = NOW.year
    rows = [{**GOOD, "编号": str(number), "索引号": f"130900-01/{year}-0000{number}"} for number in (1, 2)]
    imported(actor, water, table(*rows, {**GOOD, "编号": "3", "索引号": "不详"}), "目录.csv")

    assert set(Publication.objects.values_list("index_no", flat=True)) == {f"130900-01/{year}-0000{number}" for number in (1, 2, 3)}


def test_files_and_pictures_of_the_package_belong_to_the_item(actor: Actor, water: Organ) -> None:
    body = '<p><a href="/upload/甲.csv">表</a> <a href="/art/9.html">旧页</a></p>'
    files = {
        "表.csv": table({**GOOD, "正文": body, "附件": "upload/乙.csv"}),
        "upload/甲.csv": b"a,b\n1,2\n",
        "upload/乙.csv": b"c,d\n3,4\n",
    }
    package = imported(actor, water, packed(files))

    item = Item.objects.get()
    names = {file.name: file for file in item.attachments.all()}
    assert names.keys() == {"甲.csv", "乙.csv"}
    assert all(file.published for file in names.values())
    public = Publication.objects.get()
    assert f'href="/attachments/{names["甲.csv"].pk}/"' in public.body
    assert PackageRow.objects.get().links == [f"http://{SITE}/art/9.html"]
    assert (2, "body", "old_link") in told(package)


def test_a_missing_file_keeps_its_row_out_and_no_other(actor: Actor, water: Organ) -> None:
    files = {"表.csv": table({**GOOD, "附件": "无.pdf"}, _OTHER), "坏.pdf": b"%PDF-1.4 nothing"}
    package = imported(actor, water, packed(files))

    assert outcomes(package) == {2: "faulty", 3: "public"}
    assert (2, "files", "file_missing") in told(package)


def test_a_file_that_is_not_taken_is_told_and_the_rest_goes_on(actor: Actor, water: Organ) -> None:
    files = {"表.csv": table({**GOOD, "附件": "坏.pdf"}, _OTHER), "坏.pdf": b"%PDF-1.4 nothing"}
    package = imported(actor, water, packed(files))

    assert outcomes(package) == {2: "failed", 3: "public"}
    assert (2, "files", "file_refused") in told(package)


def test_a_repealed_document_says_so(actor: Actor, water: Organ) -> None:
    row = {**GOOD, "信息类型": "规范性文件", "是否废止": "True", "废止日期": "2021-06-01"}
    imported(actor, water, table(row), "目录.csv")

    assert Publication.objects.get().validity == "repealed"
    assert ItemEvent.objects.get(kind="validity_changed").happened_on == date(2021, 6, 1)


def test_references_lead_to_items_of_the_package_by_either_number(actor: Actor, water: Organ) -> None:
    rows = [{**GOOD, "依据的文件": "102；999"}, {**_OTHER, "解读的文件": ""}]
    package = imported(actor, water, table(*rows), "目录.csv")

    relation = Item.objects.get(origin__source_id="101").relations.get()
    assert (relation.tie, relation.target.origin.source_id) == ("rests_on", "102")
    assert relation.published
    assert (2, "rests_on", "tie_missing") in told(package)


def test_a_worker_that_was_killed_goes_on_where_it_stopped(actor: Actor, water: Organ) -> None:
    rows = [{**GOOD, "编号": str(number), "索引号": ""} for number in range(1, 6)]
    package = received(actor, water, table(*rows), "目录.csv")
    actions.confirm(confirmer(water), package, Mapped())
    real, count = Origin.objects.bulk_create, 0

    def killed(rows: Iterable[Origin]) -> list[Origin]:
        nonlocal count
        count += 1
        if count == 2:
            raise KeyboardInterrupt
        return real(rows)

    with patch.object(importing, "_AT_ONCE", 2), patch.object(Origin.objects, "bulk_create", killed), pytest.raises(KeyboardInterrupt):
        work(package.pk)
    assert sorted(outcomes(again(package)).values()) == ["public", "public", "waiting", "waiting", "waiting"]
    assert Item.objects.count() == 2
    assert unfinished() == [package.pk]
    work(package.pk)

    assert set(outcomes(again(package)).values()) == {"public"}
    assert Item.objects.count() == 5
    assert unfinished() == []


def test_a_row_that_cannot_be_imported_leaves_those_of_its_transaction_alone(actor: Actor, water: Organ) -> None:
    rows = [{**GOOD, "编号": str(number), "索引号": ""} for number in range(1, 8)]
    package = received(actor, water, table(*rows), "目录.csv")
    actions.confirm(confirmer(water), package, Mapped())

    def choosy(by: Actor, organ: Organ, adoptions: Sequence[Adoption]) -> list[Item]:
        if any(one.imported.source_id == "5" for one in adoptions):
            raise Refused("第五条", "不行")
        return adopt_all(by, organ, adoptions)

    with patch.object(importing, "adopt_all", choosy):
        work(package.pk)

    assert outcomes(again(package)) == {row: "failed" if row == 6 else "public" for row in range(2, 9)}
    assert [(row, code) for row, _field, code in told(package)] == [(6, "refused")]
    assert Item.objects.count() == 6


def test_a_transaction_of_many_rows_takes_no_more_queries_than_one_of_few(actor: Actor, water: Organ) -> None:
    def queries(first: int, count: int) -> int:
        files = {f"{number}.csv": f"a,b\n{number},2\n".encode() for number in range(first, first + count)}
        rows = [{**GOOD, "编号": str(number), "索引号": "", "附件": f"{number}.csv"} for number in range(first, first + count)]
        package = received(actor, water, packed({"表.csv": table(*rows), **files}))
        actions.confirm(confirmer(water), package, Mapped())
        with CaptureQueriesContext(connection) as captured:
            work(package.pk)
        assert set(outcomes(again(package)).values()) == {"public"}
        return len(captured)

    queries(1, 1)  # what is read once a process
    few, many = queries(10, 3), queries(20, 40)

    assert many == few
    assert many < 60


def test_what_was_withdrawn_there_is_so_here_and_nothing_of_it_can_be_read(actor: Actor, water: Organ, citizen: Client) -> None:
    row = {**GOOD, "状态": "已撤回", "撤回日期": "2020-05-06", "撤回理由": "价格标准有误"}
    package = imported(actor, water, table(row), "目录.csv")

    assert outcomes(package) == {2: "withdrawn"}
    public = Publication.objects.get()
    assert (public.index_no, public.first_published_on, public.withdrawal_reason) == (GOOD["索引号"], date(2019, 3, 4), "价格标准有误")
    assert (public.body, public.text, public.abstract) == ("", "", "")
    assert ItemEvent.objects.get(kind="withdrawn").happened_on == date(2020, 5, 6)
    page = citizen.get(f"/items/{public.index_no}")
    assert page.status_code == 410
    assert "2020-05-06" in page.content.decode()
    assert "城区供水价格调整" not in page.content.decode()
    assert Draft.objects.get().body == GOOD["正文"]


@pytest.mark.parametrize(
    ("change", "outcome", "code"),
    [
        ({"撤回日期": ""}, "draft", "withdrawn_how"),
        ({"撤回理由": ""}, "draft", "withdrawn_how"),
        ({"撤回日期": "2019-03-03"}, "faulty", "withdrawn_first"),
        ({"撤回理由": "涉及张某公民身份号码11010519491231002X"}, "held", None),
    ],
)
def test_a_withdrawal_that_is_not_told_in_full_or_tells_too_much_is_not_public(
    actor: Actor, water: Organ, change: dict[str, str], outcome: str, code: str | None
) -> None:
    row = {**GOOD, "状态": "已撤回", "撤回日期": "2020-05-06", "撤回理由": "价格标准有误", **change}
    package = imported(actor, water, table(row, _OTHER), "目录.csv")

    assert outcomes(package)[2] == outcome
    assert code is None or code in {found for row, _field, found in told(package) if row == 2}
    assert not Publication.objects.exclude(withdrawn_at=None).exists()


def test_other_channels_count_for_the_days_on_which_they_were_used(actor: Actor, water: Organ) -> None:
    row = {**GOOD, "发布渠道": "微信 2019-03-05 https://weixin.example/1\ngazette 2019-04-01"}
    imported(actor, water, table(row), "目录.csv")

    used = ItemEvent.objects.filter(kind="channel_used").order_by("number")
    assert [(one.data["channel"], one.happened_on, one.data["address"]) for one in used] == [
        ("site", date(2019, 3, 4), ""),
        ("wechat", date(2019, 3, 5), "https://weixin.example/1"),
        ("gazette", date(2019, 4, 1), ""),
    ]
    assert not used.exclude(by=None).exists()


@pytest.mark.parametrize("line", ["微信", "微信 三月", "电报 2019-03-05", "网站 2019-03-05", "微信 2099-01-01"])
def test_a_channel_that_cannot_be_understood_is_a_fault(actor: Actor, water: Organ, line: str) -> None:
    package = received(actor, water, table({**GOOD, "发布渠道": line}), "目录.csv")

    assert outcomes(package) == {2: "faulty"}
    assert told(package) == {(2, "channels", "not_a_channel")}


def test_whoever_lost_the_right_imports_nothing_more(actor: Actor, water: Organ) -> None:
    package = received(actor, water, table(GOOD), "目录.csv")
    actions.confirm(confirmer(water), package, Mapped())
    Appointment.objects.update(until=date(2026, 1, 1))
    work(package.pk)

    assert again(package).stage == Stage.REFUSED
    assert not Item.objects.exists()

"""What the worker finds in a package before anything is imported."""

from typing import Any

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.models import Item
from gongkai_web.transfer import store
from gongkai_web.transfer.models import PackageRow
from gongkai_web.transfer.stages import Stage
from tests.web.transfer.making import GOOD, imported, outcomes, packed, received, table, told


def test_rows_are_kept_as_they_were_read_and_nothing_is_imported(actor: Actor, water: Organ) -> None:
    package = received(actor, water, table(GOOD, encoding="gbk"), "目录.csv")

    assert (package.stage, package.rows_read) == (Stage.CHECKED, 1)
    assert [(text, field) for text, field, _twice in package.columns][:3] == [
        ("编号", "source_id"),
        ("标题", "title"),
        ("索引号", "index_no"),
    ]
    row = PackageRow.objects.get()
    assert (row.number, row.source_id, row.title, row.values["made_on"]) == (2, "101", GOOD["标题"], "2019-03-01")
    assert not Item.objects.exists()


def test_numbers_that_stand_twice_or_are_taken_are_faults_of_their_rows(actor: Actor, water: Organ) -> None:
    imported(actor, water, table(GOOD), "目录.csv")
    rows = [
        {**GOOD, "编号": "7"},
        {**GOOD, "编号": "8", "索引号": "A/1"},
        {**GOOD, "编号": "9", "索引号": "A/1"},
        {**GOOD, "编号": "8", "索引号": ""},
    ]
    package = received(actor, water, table(*rows), "二.csv")

    assert outcomes(package) == {2: "faulty", 3: "waiting", 4: "faulty", 5: "faulty"}
    assert {(2, "index_no", "index_taken"), (4, "index_no", "index_twice"), (5, "source_id", "source_twice")} <= told(package)


def test_old_names_are_counted_for_the_officer(actor: Actor, water: Organ) -> None:
    rows = [
        {**GOOD, "编号": "1", "索引号": "", "分类": "政策文件", "部门": "水资源科"},
        {**GOOD, "编号": "2", "索引号": "", "分类": "政策文件", "部门": "", "成文日期": ""},
    ]
    package = received(actor, water, table(*rows), "目录.csv")

    assert package.found == {"categories": {"政策文件": 2}, "departments": {"水资源科": 1}, "undated": 1}


def test_siteserver_s_own_tables_are_understood(actor: Actor, water: Organ) -> None:
    content = {
        "Id": "55",
        "ChannelId": "35",
        "Title": "关于节约用水的通知",
        "AddDate": "2019/3/4 10:22:33",
        "IsChecked": "True",
        "Identifier": "D12-00035-2019-00007",
        "DocumentNo": "洛水发〔2019〕7号",
        "DepartmentId": "12",
        "Publisher": "洛泽市水务局",
        "PublishDate": "2019/3/1 0:00:00",
        "IsAbolition": "False",
        "AbolitionDate": "2019/3/4 10:22:33",
        "Content": "<p>正文</p>",
        "FileUrl": "@/upload/files/2019/3/a.csv",
    }
    files = {
        "ss_govpublic_content.csv": table(content, {**content, "Id": "56", "ChannelId": "-35", "Identifier": ""}),
        "ss_govpublic_department.csv": table({"Id": "12", "DepartmentName": "水资源科"}),
        "siteserver_Channel.csv": table({"Id": "35", "ChannelName": "政策文件"}),
        "upload/files/2019/3/a.csv": b"a,b\n1,2\n",
    }
    package = received(actor, water, packed(files))

    assert outcomes(package) == {2: "waiting", 3: "left_out"}
    assert package.found == {"categories": {"政策文件": 1}, "departments": {"水资源科": 1}, "undated": 0}


def test_why_a_package_was_not_read_is_kept_and_the_file_is_not(
    actor: Actor, water: Organ, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        package = received(actor, water, b"\x00\x01\x02", "目录.csv")

    assert package.stage == Stage.REFUSED
    assert "GBK" in package.refusal
    assert not store.path_of(package.place).exists()


def test_an_attack_in_a_cell_does_no_harm(actor: Actor, water: Organ) -> None:
    script = {**GOOD, "编号": "1", "索引号": "", "正文": '<img src=x onerror="alert(1)"><p>甲</p>'}
    package = imported(actor, water, table(script, {**GOOD, "编号": "'; DROP TABLE x;--", "索引号": ""}), "目录.csv")

    assert set(outcomes(package).values()) == {"public"}
    assert not any("onerror" in item.draft.body for item in Item.objects.select_related("draft"))

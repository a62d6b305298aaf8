"""What the small city has compiled: guide, catalogue, gazette, topical columns, clean-ups, reading places."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    GazetteArticle,
    GazetteIssue,
    ReadingPlace,
    Register,
    RegisterEntry,
    TopicColumn,
)
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.compilations.models.places import PlaceKind
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication

if TYPE_CHECKING:
    from tests.web.portal.luoze import City

_CHINA = ZoneInfo("Asia/Shanghai")
_BASIS = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条；《中华人民共和国预算法》第十四条"
_SITE = "■政府网站 □政府公报 ■政务服务中心"
_ENTRIES = (
    ("财政预决算", "政府预算", "收支总表、支出表、转移支付表、债务表、专项资金", _BASIS, "批准后20日内", "市财政局", "20-07", "主动"),
    ("财政预决算", "部门决算", "部门收支、“三公”经费、绩效", _BASIS, "批复后20日内", "市财政局、市水务局", "20-07", "主动"),
    ("城乡供水", "水质信息", "水源水、出厂水、管网末梢水检测结果", "《生活饮用水卫生监督管理办法》", "每季度", "市水务局", "20-13", "主动"),
    ("城乡供水", "停水信息", "计划停水的区域、时间和原因", "《城市供水条例》第二十二条", "提前24小时", "供水科", "20-12", "主动"),
    ("社会救助", "救助标准", "城乡居民最低生活保障标准", "《社会救助暂行办法》", "自形成之日起20个工作日内", "市民政局", "20-11", "主动"),
    ("社会救助", "救助对象档案", "申请和审核材料", "《社会救助暂行办法》", "按申请办理", "市民政局", "20-11", "依申请"),
    ("养犬管理", "", "养犬登记的条件、程序和收费", "《洛泽市养犬管理规定》", "长期", "市公安局", "", "主动"),
    (
        "政务服务",
        "人事考试",
        "公务员考录的职位、名额、条件和结果",
        "《公务员录用规定》",
        "自形成之日起20个工作日内",
        "市体育局",
        "20-14",
        "主动",
    ),
)


def at(day: str) -> datetime:
    """Ten o'clock of a day in China."""
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=_CHINA)


def compile_for(city: City) -> None:
    """Everything that the pages of compilations show. The caller has the gates open, and publishes afterwards what is fixed once public."""
    _catalogues(city)
    _registers(city)
    _gazettes(city)
    _columns(city)
    _cleanup(city)
    _places(city)


def _catalogues(city: City) -> None:
    for number, day, entries in ((1, "2024-12-20", _ENTRIES[:3]), (2, "2025-12-18", _ENTRIES), (3, None, _ENTRIES)):
        title = f"洛泽市主动公开基本目录（{2024 + number}年版）"
        one = Catalogue.objects.create(organ=city.government, number=number, title=title)
        CatalogueEntry.objects.bulk_create(
            CatalogueEntry(
                catalogue=one,
                organ=city.government,
                position=place,
                first_level=first,
                second_level=second,
                content=content,
                basis=basis,
                period=period,
                unit=unit,
                channels=_SITE,
                audience="全社会",
                way=way,
                level="县级",
                statutory_code=code,
            )
            for place, (first, second, content, basis, period, unit, code, way) in enumerate(entries, 1)
        )
        if day:
            Catalogue.objects.filter(pk=one.pk).update(published_at=at(day))
    water = city.departments["水务局"]
    own = Catalogue.objects.create(organ=water, number=1, title="洛泽市水务局主动公开基本目录")
    CatalogueEntry.objects.create(
        catalogue=own,
        organ=water,
        position=1,
        first_level="取水许可",
        content="许可决定",
        period="7个工作日",
        unit="水资源科",
        statutory_code="20-05",
    )
    Catalogue.objects.filter(pk=own.pk).update(published_at=at("2026-01-09"))


def _registers(city: City) -> None:
    water = city.departments["水务局"]
    for organ, kind, number, day, title, entries in (
        (
            city.government,
            "licences",
            1,
            "2025-01-06",
            "洛泽市行政许可事项清单（2025年版）",
            [("1-01", "取水许可", "《水法》", "市水务局")],
        ),
        (
            city.government,
            "licences",
            2,
            "2026-01-06",
            "洛泽市行政许可事项清单（2026年版）",
            [
                ("1-01", "取水许可", "《中华人民共和国水法》第七条", "<i>市水务局</i>"),
                ("1-02", "城市供水企业经营许可", "《城市供水条例》", "市水务局"),
            ],
        ),
        (city.government, "fees", 1, None, "尚未公开的清单", [("", "水资源费", "", "")]),
        (water, "powers", 1, "2026-02-06", "洛泽市水务局权责清单", [("", "水行政处罚", "《行政处罚法》", "执法支队")]),
    ):
        one = Register.objects.create(organ=organ, kind=kind, number=number, title=title)
        for place, (code, name, basis, unit) in enumerate(entries, 1):
            RegisterEntry.objects.create(register=one, organ=organ, position=place, code=code, name=name, basis=basis, unit=unit)
        if day:
            Register.objects.filter(pk=one.pk).update(published_at=at(day))


def _gazettes(city: City) -> None:
    keys = ("supply", "rules", "old", "withdrawn")
    for year, number, day, out in (
        (2025, 12, "2025-12-31", True),
        (2026, 1, "2026-01-31", True),
        (2026, 3, "2026-03-31", True),
        (2026, 4, "2026-04-30", False),
    ):
        issue = GazetteIssue.objects.create(organ=city.government, year=year, number=number, issued_on=date.fromisoformat(day))
        chosen = keys if number == 3 else ("rules",)
        for place, key in enumerate(chosen, 1):
            GazetteArticle.objects.create(issue=issue, organ=city.government, item=city.items[key].item, position=place)
        if out:
            GazetteIssue.objects.filter(pk=issue.pk).update(published_at=at(day))


def _columns(city: City) -> None:
    water = city.departments["水务局"]
    for slug, title, told, out in (
        ("flood", "防汛抗旱", "汛期预警、应急响应、水情和救助信息，由水务、应急、气象部门共同更新。", True),
        ("budget", "财政预决算公开", "市本级和各部门预算、决算、“三公”经费。", True),
        ("later", "正在编辑的专题", "尚未公开。", False),
    ):
        column = TopicColumn.objects.create(
            organ=water, slug=slug, title=title, description=told, keywords="防汛，预警" if slug == "flood" else ""
        )
        found = Publication.objects.filter(statutory_code="20-12" if slug == "flood" else "20-07").exclude(kind=Kind.ANNUAL_REPORT)
        chosen = [city.items["withdrawn"], *found.order_by("title")]
        for place, one in enumerate(chosen, 1):
            ColumnEntry.objects.create(column=column, organ=water, item=one.item, position=place)
        if out:
            TopicColumn.objects.filter(pk=column.pk).update(published_at=at("2026-05-06"))


def _cleanup(city: City) -> None:
    batch = Cleanup.objects.create(
        pk=1,  # its address: see pages.py
        organ=city.government,
        title="洛泽市人民政府关于公布涉及民法典的规范性文件清理结果的决定",
        decision="洛政发〔2026〕9号",
        decided_on=date(2026, 3, 31),
    )
    for key, verdict, reason in (
        ("supply", Verdict.KEEP, ""),
        ("old", Verdict.REPEAL, "已被《洛泽市城乡供水保障办法》代替"),
        ("rules", Verdict.AMEND, "登记程序与上位法不一致"),
    ):
        CleanupVerdict.objects.create(cleanup=batch, organ=city.government, item=city.items[key].item, verdict=verdict, reason=reason)
    Cleanup.objects.filter(pk=batch.pk).update(published_at=at("2026-04-02"))


def _places(city: City) -> None:
    rows = (
        (
            "洛泽市档案馆政府信息查阅中心",
            PlaceKind.ARCHIVE,
            "洛泽市泽心大道88号",
            "工作日 9:00—17:00",
            "0317-2100088",
            "政府公报全部期次、公开指南、规范性文件纸质文本",
            None,
        ),
        (
            "洛泽市图书馆二楼政府信息阅览区",
            PlaceKind.LIBRARY,
            "洛泽市文化路6号",
            "周二至周日 9:00—20:00",
            "0317-2100006",
            "政府公报、公用电脑",
            None,
        ),
        (
            "洛泽市政务服务中心政务公开专区",
            PlaceKind.SERVICE_HALL,
            "洛泽市兴业路1号一楼",
            "工作日 8:30—17:30",
            "",
            "自助查询机、代收信息公开申请",
            None,
        ),
        ("旧政务大厅查阅点", PlaceKind.SERVICE_HALL, "洛泽市老街2号", "工作日", "", "", date(2024, 12, 31)),
    )
    for name, kind, address, hours, telephone, offers, until in rows:
        ReadingPlace.objects.create(
            organ=city.government,
            name=name,
            kind=kind,
            address=address,
            office_hours=hours,
            telephone=telephone,
            offers=offers,
            open_until=until,
            published_at=at("2025-06-03"),
        )
    ReadingPlace.objects.create(organ=city.government, name="筹建中的查阅点", kind=PlaceKind.OTHER, address="待定", office_hours="待定")

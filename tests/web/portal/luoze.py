"""A small city for tests of the public side: every kind of item, every validity, files, references, a withdrawn item."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.html import strip_tags

from gongkai_web.organs.kinds import Change, Level, Theme
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.models import Organ, Site, Succession
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Tie
from gongkai_web.publishing.models import Attachment, Item, Publication, Relation
from gongkai_web.search.outbox import note
from tests.web.portal.luoze_compiled import compile_for

_CHINA = ZoneInfo("Asia/Shanghai")
_NUMBERS = count(1)


def at(day: str, time: str = "09:30") -> datetime:
    """A moment in China."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=_CHINA)


def publish(organ: Organ, title: str, **given: Any) -> Publication:
    """A public item; what is not given is ordinary. The caller has the gates open for the organ."""
    kind = given.pop("kind", Kind.INFORMATION)
    published_at = given.pop("published_at", None) or at("2026-03-10")
    body = given.pop("body", "<p>正文。</p>")
    values = {
        "index_no": f"{organ.code}/{published_at.year}-{next(_NUMBERS):05}",
        "made_on": published_at.date(),
        "issuer": organ.name,
        "source": organ.name,
        "statutory_code": "20-15",
        "updated_at": published_at,
        "version": 1,
        "text": strip_tags(body),
    }
    item = Item.objects.create(organ=organ, kind=kind, state="published", attribute="proactive")
    note(item.pk)
    return Publication.objects.create(
        item=item, organ=organ, kind=kind, title=title, body=body, published_at=published_at, **{**values, **given}
    )


def attach(one: Publication, name: str, content: bytes, media_type: str) -> Attachment:
    """A public file of an item, in the private storage."""
    digest = hashlib.sha256(content).hexdigest()
    file = Attachment.objects.create(
        item=one.item, organ=one.organ, name=name, media_type=media_type, size=len(content), sha256=digest, published=True
    )
    if not storages["private"].exists(file.path):
        storages["private"].save(file.path, ContentFile(content))
    return file


def tie(source: Publication, target: Publication, how: Tie) -> Relation:
    """A public reference from one item to another."""
    return Relation.objects.create(
        organ=source.organ, source=source.item, target=target.item, tie=how, issued=True, published=True, entitled=True
    )


@dataclass
class City:
    """What the tests speak of."""

    government: Organ
    departments: dict[str, Organ] = field(default_factory=dict)
    counties: dict[str, Organ] = field(default_factory=dict)
    items: dict[str, Publication] = field(default_factory=dict)
    ended: Organ | None = None

    @property
    def organs(self) -> list[Organ]:
        """All of them."""
        return [self.government, *self.departments.values(), *self.counties.values(), *filter(None, [self.ended])]


_DEPARTMENTS = {
    "水务局": "管理全市水资源、城乡供水、防汛抗旱和水利工程建设。\n指导节约用水，监督水资源费征收和河湖管理。",
    "教育局": "管理学前教育、义务教育、高中教育和职业教育，组织招生考试，指导教师队伍建设。",
    "财政局": "编制并执行市级预算、决算，监督政府采购和国有资产。",
    "人力资源和社会保障局": "促进就业创业，管理社会保险、人事考试和劳动关系。",
    "自然资源和规划局": "编制国土空间规划，办理土地征收和不动产登记。",
    "生态环境局": "监督污染防治，发布空气和水环境质量信息，审批环境影响评价。",
    "住房和城乡建设局": "管理住房保障、房地产市场、建筑工程质量安全和物业服务。",
    "卫生健康委员会": "管理医疗卫生服务、疾病预防控制和妇幼健康。",
    "应急管理局": "组织编制应急预案，监督安全生产，统筹自然灾害救助。",
    "市场监督管理局": "办理经营主体登记，监督食品药品、特种设备和产品质量安全。",
    "民政局": "管理社会救助、养老服务、社会组织和地名。",
    "司法局": "审查规范性文件，办理行政复议，管理公共法律服务。",
}
_COUNTIES = {"泽阳区": ("东门街道办事处", "青禾镇", "柳渡镇"), "浔台县": ("浔台镇", "石梁乡"), "晏江县": ("晏城镇", "双渡镇", "云坪乡")}


def build() -> City:
    """The city, in one transaction of its own or of the caller."""
    with transaction.atomic():
        city = _organs()
        open_for(reads=[one.pk for one in city.organs], writes=[one.pk for one in city.organs])
        for key, one in _documents(city):
            city.items[key] = one
        _more(city)
        _of_the_past(city)
        _ties(city.items)
        compile_for(city)
        open_for()
    return city


def _organs() -> City:
    government = Organ.objects.create(
        code="130900",
        name="洛泽市人民政府",
        short_name="市政府",
        kind=OrganKind.GOVERNMENT,
        level=Level.CITY,
        address="洛泽市泽心大道1号",
        office_hours="工作日 8:30—12:00，13:30—17:30",
        telephone="0317-2000000",
        duties="领导全市行政工作，执行国民经济和社会发展规划，保护公民、法人和其他组织的合法权益。",
        leaders="市长 闻景行：领导市政府全面工作\n副市长 祁远山：负责常务工作，分管财政、审计\n副市长 方知微：分管教育、卫生健康、民政",
    )
    Site.objects.create(
        host="localhost",
        organ=government,
        name="洛泽市政府信息公开平台",
        english_name="Luoze Open Government Information",
        identification_code="1309990001",
        theme=Theme.RED,
        sponsor="洛泽市人民政府办公室",
        contact="0317-2000001，洛泽市泽心大道1号",
        icp_number="示例ICP备00000000号",
        police_number="示例公网安备 13099900000000号",
        mark_address="https://mark.example/show?id=0",
    )
    city = City(government)
    for number, (name, duties) in enumerate(_DEPARTMENTS.items(), 1):
        city.departments[name] = Organ.objects.create(
            code=f"130900-{number:02}",
            name=f"洛泽市{name}",
            short_name=f"市{name}",
            kind=OrganKind.DEPARTMENT,
            level=Level.CITY,
            area_supervisor=government,
            address=f"洛泽市泽心大道{10 + number}号",
            office_hours="工作日 8:30—12:00，13:30—17:30",
            telephone=f"0317-20000{10 + number}",
            email=f"office{number}@luoze.example",
            duties=duties,
            leaders="局长 祁望舒：主持全面工作\n副局长 霍青川：分管业务工作\n四级调研员 孟知秋：协助办公室工作",
        )
    for number, (name, townships) in enumerate(_COUNTIES.items(), 1):
        county = Organ.objects.create(
            code=f"13090{number}",
            name=f"{name}人民政府",
            short_name=name,
            kind=OrganKind.GOVERNMENT,
            level=Level.COUNTY,
            area_supervisor=government,
            telephone=f"0317-300000{number}",
            duties="领导本行政区域内的行政工作。",
        )
        city.counties[name] = county
        for place, township in enumerate(townships, 1):
            Organ.objects.create(
                code=f"13090{number}-{place:03}",
                name=f"{name}{township}" if township.endswith("办事处") else f"{name}{township}人民政府",
                short_name=township.removesuffix("办事处"),
                kind=OrganKind.DISPATCHED_ORGAN if township.endswith("办事处") else OrganKind.GOVERNMENT,
                level=Level.TOWNSHIP,
                area_supervisor=county,
            )
    city.ended = _merged(city)
    return city


def _merged(city: City) -> Organ:
    """The forestry bureau, which became part of the bureau of natural resources, after it had itself been renamed."""
    old, ended = (
        Organ.objects.create(
            code=f"130900-{number}",
            name=f"洛泽市{name}",
            short_name=f"市{name}",
            kind=OrganKind.DEPARTMENT,
            level=Level.CITY,
            area_supervisor=city.government,
            valid_until=until,
            duties="管理森林、湿地和自然保护地。",
        )
        for number, name, until in (("51", "林业局", date(2014, 12, 31)), ("52", "林业和园林局", date(2025, 2, 28)))
    )
    basis = "洛编〔2025〕2号"
    Succession.objects.create(predecessor=old, successor=ended, change=Change.RENAMED, happened_on=date(2015, 1, 1))
    taker = city.departments["自然资源和规划局"]
    Succession.objects.create(predecessor=ended, successor=taker, change=Change.MERGED, happened_on=date(2025, 3, 1), basis=basis)
    return ended


_WATER_TEXT = """
<p>各县（区）人民政府，市政府各部门：</p>
<p>《洛泽市城乡供水保障办法》已经市政府第12次常务会议审议通过，现印发给你们，请认真贯彻执行。</p>
<h2>第一章　总则</h2>
<p>第一条　为了保障城乡居民饮用水安全，规范供水用水行为，根据有关法律法规，结合本市实际，制定本办法。</p>
<p>第二条　本市行政区域内城市公共供水、农村集中供水以及相关监督管理活动，适用本办法。</p>
<p>第三条　供水保障坚持城乡统筹、水质优先、节约用水的原则。</p>
<h2>第二章　水质与水压</h2>
<p>第四条　供水单位应当建立水质检测制度，按照下列频次检测并公开结果：</p>
<table><thead><tr><th>检测对象</th><th>项目</th><th>频次</th><th>公开方式</th></tr></thead>
<tbody><tr><td>水源水</td><td>浑浊度、氨氮、耗氧量等</td><td>每日一次</td><td>网站</td></tr>
<tr><td>出厂水</td><td>浑浊度、余氯、菌落总数等</td><td>每日一次</td><td>网站、公示栏</td></tr>
<tr><td>管网末梢水</td><td>色度、臭和味、余氯等</td><td>每月两次</td><td>网站</td></tr></tbody></table>
<p>第五条　计划停水的，应当提前二十四小时告知用户；因抢修临时停水的，应当在抢修的同时告知。</p>
<p>连续停水超过二十四小时的，供水单位应当采取应急供水措施。</p>
<h2>第三章　附则</h2>
<p>第六条　本办法自2026年4月1日起施行，有效期五年。</p>
"""


def _documents(city: City) -> Iterator[tuple[str, Publication]]:
    water, education, finance = (city.departments[name] for name in ("水务局", "教育局", "财政局"))
    document: dict[str, Any] = {"kind": Kind.NORMATIVE_DOCUMENT, "statutory_code": "20-01", "genre": "notice"}
    supply = publish(
        city.government,
        "洛泽市人民政府关于印发《洛泽市城乡供水保障办法》的通知",
        index_no="supply/2026-1",
        doc_no="洛政发〔2026〕5号",
        body=_WATER_TEXT,
        abstract="规定城乡供水的水质检测、停水告知、应急供水和监督管理要求。",
        topic="06",
        keywords=["供水", "水质", "停水告知"],
        made_on=date(2026, 3, 6),
        effective_on=date(2026, 4, 1),
        expires_on=date(2031, 3, 31),
        validity="in_force",
        published_at=at("2026-03-10"),
        **document,
    )
    attach(supply, "洛泽市城乡供水保障办法.pdf", b"%PDF-1.4\n% a file of the tests\n" + b" " * 260_000, "application/pdf")
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    attach(supply, "用户停水告知书（样式）.docx", b"PK\x03\x04" + b" " * 18_000, docx)
    yield "supply", supply
    old = publish(
        city.government,
        "洛泽市人民政府关于印发《洛泽市城市供水管理暂行规定》的通知",
        index_no="old/2019-1",
        doc_no="洛政发〔2019〕31号",
        topic="06",
        validity="repealed",
        made_on=date(2019, 7, 2),
        published_at=at("2019-07-08"),
        updated_at=at("2026-04-01"),
        **document,
    )
    yield "old", old
    yield (
        "explained",
        publish(
            water,
            "一图读懂《洛泽市城乡供水保障办法》：停水要不要告知、水质去哪里查",
            kind=Kind.INTERPRETATION,
            statutory_code="20-01",
            genre="解读",
            body="<p>办法将农村集中供水纳入统一管理，要求供水单位每日检测出厂水，检测结果在网站公开。</p>",
            published_at=at("2026-03-10", "09:40"),
        ),
    )
    yield (
        "amended",
        publish(
            education,
            "洛泽市教育局关于规范中小学课后服务收费的若干意见",
            doc_no="洛教发〔2024〕18号",
            topic="11",
            validity="amended",
            published_at=at("2024-08-20"),
            **(document | {"genre": "opinion"}),
        ),
    )
    yield (
        "amending",
        publish(
            education,
            "洛泽市教育局关于修改课后服务收费若干意见的决定",
            doc_no="洛教发〔2026〕7号",
            topic="11",
            validity="in_force",
            published_at=at("2026-02-25"),
            **(document | {"genre": "decision"}),
        ),
    )
    yield (
        "expired",
        publish(
            finance,
            "洛泽市财政局关于小微企业贷款贴息的暂行办法",
            doc_no="洛财规〔2021〕3号",
            topic="04",
            validity="expired",
            expires_on=date(2025, 12, 31),
            published_at=at("2021-03-18"),
            **document,
        ),
    )
    yield (
        "rules",
        publish(
            city.government,
            "洛泽市养犬管理规定",
            doc_no="洛泽市人民政府令第23号",
            kind=Kind.RULES,
            statutory_code="20-01",
            genre="order",
            topic="16",
            validity="in_force",
            effective_on=date(2026, 1, 1),
            published_at=at("2025-11-20"),
        ),
    )
    gone = publish(
        water, "洛泽市水务局行政处罚决定书（2026年第4号）", index_no="gone/2026-4", statutory_code="20-06", published_at=at("2026-01-15")
    )
    Publication.objects.filter(pk=gone.pk).update(
        withdrawn_at=at("2026-02-03"), withdrawal_reason="该行政处罚决定已被依法撤销，根据行政处罚法第四十八条撤回。"
    )
    yield "withdrawn", gone
    yield (
        "report",
        publish(
            city.government,
            "洛泽市人民政府2025年政府信息公开工作年度报告",
            kind=Kind.ANNUAL_REPORT,
            statutory_code="20-15",
            report_year=2025,
            published_at=at("2026-03-26"),
        ),
    )
    yield (
        "institution",
        publish(
            city.government,
            "洛泽市政府信息公开保密审查办法",
            kind=Kind.INSTITUTION,
            doc_no="洛政办发〔2020〕44号",
            published_at=at("2020-09-14"),
        ),
    )


_ORDINARY = (
    ("水务局", "20-12", "关于启动洛泽河流域防汛四级应急响应的公告", "2026-07-11"),
    ("水务局", "20-13", "2026年第二季度城乡供水水质监督检查结果", "2026-07-08"),
    ("水务局", "20-10", "泽北调蓄水库工程初步设计批复", "2026-05-29"),
    ("水务局", "20-05", "2026年第6批取水许可决定公示", "2026-06-12"),
    ("教育局", "20-11", "2026年洛泽市义务教育学校招生工作方案", "2026-05-15"),
    ("教育局", "20-14", "2026年公开招聘教师面试成绩及体检人员名单", "2026-06-30"),
    ("教育局", "20-11", "2026年春季学期学生资助资金发放情况", "2026-06-18"),
    ("财政局", "20-07", "2026年洛泽市本级预算", "2026-02-12"),
    ("财政局", "20-07", "2025年洛泽市本级决算", "2026-07-15"),
    ("财政局", "20-09", "2026年政府集中采购目录及限额标准", "2026-01-06"),
    ("财政局", "20-08", "洛泽市行政事业性收费目录清单（2026年版）", "2026-01-20"),
    ("人力资源和社会保障局", "20-11", "关于发放2026年一次性创业补贴的通知", "2026-04-22"),
    ("人力资源和社会保障局", "20-14", "2026年度市直机关公开遴选公务员公告", "2026-03-30"),
    ("自然资源和规划局", "21-A", "泽阳区青禾镇2026年第3批次集体土地征收预公告", "2026-06-05"),
    ("自然资源和规划局", "20-03", "洛泽市国土空间总体规划（2021—2035年）", "2024-12-26"),
    ("自然资源和规划局", "20-05", "关于压缩不动产登记办理时限的公告", "2026-04-09"),
    ("生态环境局", "20-13", "2026年6月洛泽市环境空气质量状况", "2026-07-03"),
    ("生态环境局", "20-06", "洛泽宏达化工有限公司超标排放案行政处罚信息", "2026-05-21"),
    ("住房和城乡建设局", "21-A", "2026年老旧小区改造项目名单及开工情况", "2026-06-22"),
    ("住房和城乡建设局", "20-11", "2026年公共租赁住房租赁补贴发放标准", "2026-03-17"),
    ("卫生健康委员会", "20-13", "2026年夏季传染病防控提示", "2026-07-01"),
    ("卫生健康委员会", "20-12", "洛泽市突发公共卫生事件应急预案", "2025-10-11"),
    ("应急管理局", "20-12", "洛泽市自然灾害救助应急预案", "2026-05-12"),
    ("应急管理局", "20-13", "2026年上半年工贸企业安全生产执法检查情况通报", "2026-07-09"),
    ("市场监督管理局", "20-13", "2026年第14期食品安全监督抽检信息", "2026-07-14"),
    ("市场监督管理局", "20-06", "2026年第二季度价格违法典型案例", "2026-07-02"),
    ("民政局", "20-11", "关于提高2026年城乡居民最低生活保障标准的通知", "2026-04-28"),
    ("民政局", "21-A", "2026年第二季度临时救助对象情况", "2026-07-06"),
    ("司法局", "20-05", "洛泽市公共法律服务事项清单", "2026-02-27"),
    ("司法局", "20-04", "2025年洛泽市行政复议应诉案件统计分析", "2026-03-20"),
)

_OF_COUNTIES = {"20-02": "机构职能和领导分工", "20-07": "2026年预算", "20-11": "特困人员供养标准", "21-A": "土地征收补偿安置方案"}


def _more(city: City) -> None:
    """Ordinary items, so that lists are long enough to have pages."""
    for name, code, title, day in _ORDINARY:
        organ = city.departments[name]
        body = f"<p>根据有关规定，现将{title}予以公开。</p><p>公开期间如有意见，请向{organ.name}反映。</p>"
        publish(organ, title, statutory_code=code, body=body, published_at=at(day, "10:05"))
    for name, organ in city.counties.items():
        for number, (code, title) in enumerate(_OF_COUNTIES.items(), 1):
            published = date(2026, 5, 1) + timedelta(days=9 * number)
            publish(organ, f"{name}{title}", statutory_code=code, published_at=at(published.isoformat(), "11:20"))
    for year in range(2019, 2026):
        for organ in (city.departments["水务局"], city.departments["教育局"]):
            title = f"{organ.name}{year}年政府信息公开工作年度报告"
            publish(organ, title, kind=Kind.ANNUAL_REPORT, report_year=year, published_at=at(f"{year + 1}-01-22", "15:00"))


def _of_the_past(city: City) -> None:
    """What the bureau that is no more had published."""
    assert city.ended
    for year in (2023, 2024):
        publish(city.ended, f"{year}年林地保护利用情况", statutory_code="20-13", published_at=at(f"{year}-11-20"))


def _ties(items: dict[str, Publication]) -> None:
    tie(items["explained"], items["supply"], Tie.INTERPRETS)
    tie(items["supply"], items["old"], Tie.REPEALS)
    tie(items["amending"], items["amended"], Tie.AMENDS)

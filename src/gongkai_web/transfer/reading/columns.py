"""The columns of a table from an old site: ours, those that offices use, and those of the SiteServer government plugins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "source_id": ("原编号", "编号", "id", "contentid", "source_id"),
    "title": ("标题", "名称", "信息名称", "文件名称", "title"),
    "index_no": ("索引号", "索引码", "identifier", "index_no"),
    "doc_no": ("文号", "发文字号", "文件编号", "documentno", "doc_no"),
    "kind": ("信息类型", "kind"),
    "category": (
        "法定分类", "分类", "信息分类", "栏目", "栏目名称", "所属栏目", "类别", "channelid", "channelname", "nodeid", "nodename",
        "statutory_code",
    ),
    "department": ("责任部门", "所属部门", "部门", "departmentid", "departmentname", "department"),
    "issuer": ("发文机关", "发布机构", "发文单位", "发布单位", "公开机构", "publisher", "issuer"),
    "joint_issuers": ("联合发文机关", "joint_issuers"),
    "responsible_basis": ("公开主体依据", "responsible_basis"),
    "topic": ("主题分类", "主题", "topic"),
    "genre": ("体裁", "文种", "体裁分类", "categoryformid", "genre"),
    "audience": ("服务对象", "公开范围", "categoryserviceid", "audience"),
    "keywords": ("关键词", "主题词", "keywords", "tags"),
    "made_on": ("成文日期", "生成日期", "发文日期", "publishdate", "made_on"),
    "published_on": ("发布日期", "发布时间", "公开日期", "公开时间", "首次发布日期", "adddate", "first_published_on"),
    "effective_on": ("施行日期", "生效日期", "实施日期", "effectdate", "effective_on"),
    "expires_on": ("失效日期", "有效期至", "expires_on"),
    "consulted_from": ("征求意见开始日期", "consulted_from"),
    "consulted_until": ("征求意见截止日期", "consulted_until"),
    "consultation_note": ("征求意见说明", "consultation_note"),
    "competition_reviewed_on": ("公平竞争审查日期", "competition_reviewed_on"),
    "legality_reviewed_on": ("合法性审核日期", "合法性审查日期", "legality_reviewed_on"),
    "decided_on": ("集体审议日期", "decided_on"),
    "decided_by": ("审议会议", "decided_by"),
    "registered_on": ("登记日期", "registered_on"),
    "registration_no": ("登记号", "登记编号", "registration_no"),
    "early_effect": ("提前施行理由", "early_effect"),
    "abolished": ("是否废止", "isabolition", "abolished"),
    "abolished_on": ("废止日期", "abolitiondate", "abolished_on"),
    "validity": ("有效性", "时效性", "效力状态", "validity"),
    "abstract": ("内容概述", "摘要", "概述", "description", "summary", "abstract"),
    "body": ("正文", "内容", "content", "body"),
    "source": ("来源", "信息来源", "source"),
    "special_period": ("专门公开期限", "special_period"),
    "report_year": ("报告年度", "report_year"),
    "attribute": ("公开属性", "公开方式", "公开形式", "attribute"),
    "basis": ("公开属性依据", "basis"),
    "reason": ("不公开理由", "不予公开理由", "reason"),
    "withdrawn_on": ("撤回日期", "withdrawn_on"),
    "withdrawal_reason": ("撤回理由", "withdrawal_reason"),
    "channels": ("发布渠道", "channels"),
    "state": ("状态", "发布状态", "审核状态", "ischecked", "state"),
    "address": ("原网址", "网址", "链接", "linkurl", "url"),
    "files": ("附件", "附件路径", "fileurl", "files"),
    "interprets": ("解读的文件", "interprets"),
    "amends": ("修改的文件", "amends"),
    "repeals": ("废止的文件", "repeals"),
    "rests_on": ("依据的文件", "rests_on"),
}  # fmt: skip
"""Field → the headings that name it; the first one is what an export writes."""

REPEATED = frozenset({"files"})
"""What may stand in several columns."""
MAKING_DAYS = ("consulted_from", "consulted_until", "competition_reviewed_on", "legality_reviewed_on", "decided_on", "registered_on")
MAKING_TEXTS = ("consultation_note", "decided_by", "registration_no", "early_effect")
"""How a rule or normative document came about."""
TIES = ("interprets", "amends", "repeals", "rests_on")
_HEADINGS: Mapping[str, str] = {heading: field for field, headings in COLUMNS.items() for heading in headings}
_NUMBERED = re.compile(r"(附件|fileurl)[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column as the table has it. `field`: what it becomes; empty where it is not taken over. `twice`: another has the same field."""

    text: str
    field: str = ""
    twice: bool = False


def headings(cells: Sequence[str]) -> tuple[Heading, ...]:
    """What each column becomes."""
    found: list[Heading] = []
    for cell in cells:
        field = field_of(cell)
        twice = bool(field) and field not in REPEATED and any(one.field == field for one in found)
        found.append(Heading(cell, "" if twice else field, twice))
    return tuple(found)


def field_of(heading: str) -> str:
    """The field that a heading names; empty for none that is known."""
    plain = re.sub(r"[\s*＊:：]+", "", heading).lower()
    numbered = _NUMBERED.fullmatch(plain)
    return _HEADINGS.get(numbered[1] if numbered else plain, "")


def values(known: Sequence[Heading], cells: Sequence[str]) -> dict[str, str]:
    """Field → text of one row, without what is empty; of repeated columns one line each."""
    found: dict[str, str] = {}
    for heading, cell in zip(known, cells, strict=False):
        if heading.field and cell:
            found[heading.field] = f"{found[heading.field]}\n{cell}" if heading.field in found else cell
    return found

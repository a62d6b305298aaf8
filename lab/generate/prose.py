"""The sections of a report that are not tables, in wordings of our own; their figures agree with the tables unless told otherwise."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.report.model import Value
from lab.generate.organs import Organ


class ProseFault(NamedTuple):
    """A figure of the prose that was changed: the sentence, what would be right and what is printed."""

    sentence: str
    right: int
    printed: int


@dataclass(slots=True)
class Prose:
    """Paragraphs by place. `requests`: a sentence with counts that some reports print between heading three and its table."""

    title: str
    preface: list[str]
    overview: list[str]
    requests: str
    problems: list[str]
    others: list[str]
    faults: tuple[ProseFault, ...] = field(default=())


_TITLES = (
    "{organ}{year}年政府信息公开工作年度报告",
    "{organ}{year}年度政府信息公开工作年度报告",
    "{organ}{year}年政府信息公开年度报告",
    "{organ}{year}年度政府信息公开工作报告",
    "{organ}政府信息公开工作{year}年度报告",
)
_BASES = (
    "依照《中华人民共和国政府信息公开条例》第四十九条、第五十条，{organ}编写了这份{year}年度报告。",
    "按照《中华人民共和国政府信息公开条例》的要求，现公布{organ}{year}年政府信息公开工作年度报告。",
    "本报告由{organ}根据《中华人民共和国政府信息公开条例》编制。",
)
_PERIODS = (
    "所列数据的统计时间为{year}年1月1日至{year}年12月31日。",
    "统计期限自{year}年1月1日起，到{year}年12月31日止。",
)
_FRAMES = (
    "报告共六个部分：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。",
    "",
)
_CONTACTS = (
    "对报告内容有疑问的，可与{organ}联系，地址：{seat}文昌路{number}号，邮政编码：{post}，电话：0{area}-{phone}，电子邮箱：gk{post}@example.cn。",
    "联系方式：{seat}建设大街{number}号，电话0{area}-{phone}。",
    "",
)
_OPENINGS = (
    "一年来，{own}把公开贯穿于决策、执行、管理、服务各环节，公开的范围和质量都有提高。",
    "{year}年，{own}围绕群众关心的事项做好信息公开，办事指南和政策文件随制定随上网。",
    "{own}认真对待每一件申请，做到登记清楚、答复有据、按时送达。",
)
_HEADS = ("（一）主动公开。", "（二）依申请公开。", "（三）政府信息管理。", "（四）平台建设。", "（五）监督保障。")
_MANAGEMENT = (
    "发文前逐件确定公开属性，对上一年度的文件作了一次清理。",
    "建立信息发布台账，责任到科室、到人。",
    "落实先审查后发布的程序，全年没有发生泄密情况。",
)
_PLATFORM = (
    "网站专栏按统一目录作了调整，检索和下载更方便。",
    "在办事大厅设立查阅点，备有打印设备和纸质目录。",
    "政务新媒体账号归并为一个，由专人值守。",
)
_SUPPORT = (
    "组织业务培训{small}次，把信息公开列入年度考核。",
    "每季度通报一次公开情况，对迟报漏报的科室提出整改要求。",
    "未发现需要追究责任的情形。",
)
_PROBLEMS = (
    "从全年情况看，主要有两点不足：政策解读的形式偏少，基层人员对公开界限把握不准。",
    "还存在更新不够及时、目录不够细的问题。",
    "工作中的不足是各科室之间衔接不畅，答复文书的说理不够充分。",
)
_CURES = (
    "下一步将编印问答手册，按季度开展培训，并请公众参加评议。",
    "改进的办法：一是明确更新时限；二是每月自查；三是把自查结果写入考核。",
    "今后将由专人统一审核答复文书，并建立疑难申请会商机制。",
)
_OTHERS = (
    "本年度未收取信息处理费，没有其他需要报告的事项。",
    "{year}年依申请公开信息处理费收取0元。无其他事项。",
    "收取信息处理费的总金额为0元。",
)


def write_prose(rng: random.Random, organ: Organ, year: int, cells: Mapping[str, Value], *, wrong: int = 0) -> Prose:
    """Title, preface and the prose sections; `wrong` of its figures are changed and recorded."""
    words = {
        "organ": organ.name,
        "own": organ.own,
        "seat": organ.seat,
        "year": year,
        "small": rng.randint(1, 6),
        "number": rng.randint(1, 300),
        "post": rng.randint(100000, 899999),
        "area": rng.randint(310, 999),
        "phone": rng.randint(2000000, 8999999),
    }
    choose = rng.choice
    faults: list[ProseFault] = []
    channels = _channels(rng, wrong > 0, faults)
    received = _received(organ, year, cells, wrong > 1, faults)
    bodies = (channels, received + _remedies(cells), choose(_MANAGEMENT), choose(_PLATFORM), choose(_SUPPORT))
    sections = [head + body for head, body in zip(_HEADS, bodies, strict=True)]
    basis = choose(_BASES) + choose(_FRAMES) + choose(_PERIODS)
    preface = [basis, choose(_CONTACTS)] if rng.random() < 0.7 else [basis + choose(_CONTACTS)]
    problems = [choose(_PROBLEMS), choose(_CURES)] if rng.random() < 0.5 else [choose(_PROBLEMS) + choose(_CURES)]
    return Prose(
        title=choose(_TITLES).format(**words),
        preface=[line.format(**words) for line in preface if line],
        overview=[line.format(**words) for line in (choose(_OPENINGS), *sections)],
        requests=received or f"{year}年，{organ.own}依法办理公众提出的申请。",
        problems=problems,
        others=[choose(_OTHERS).format(**words)],
        faults=tuple(faults),
    )


def _channels(rng: random.Random, wrong: bool, faults: list[ProseFault]) -> str:
    """A stated total with its parts (TO-22)."""
    parts = [rng.randint(10, 2500) for _ in range(3)]
    total = sum(parts)
    printed = total + rng.choice((-10, -1, 1, 2, 100)) if wrong else total
    sentence = f"全年主动公开政府信息{printed}条，其中网站公开{parts[0]}条、微信公众号公开{parts[1]}条、微博公开{parts[2]}条。"
    if wrong:
        faults.append(ProseFault(sentence, total, printed))
    return sentence


def _received(organ: Organ, year: int, cells: Mapping[str, Value], wrong: bool, faults: list[ProseFault]) -> str:
    """The number received and its split by applicants (TO-12); silent where the table is blank or does not add up."""
    total, people = cells["requests.received.total"], cells["requests.received.natural_person"]
    if not isinstance(total, int):
        return ""
    if total == 0 and not wrong:
        return f"{year}年，{organ.own}没有收到政府信息公开申请。"
    printed = total + 1 if wrong else total
    sentence = f"{year}年，{organ.own}共收到政府信息公开申请{printed}件"
    if isinstance(people, int) and not wrong and 0 < people < total:
        sentence += f"，其中自然人申请{people}件，法人或其他组织申请{total - people}件"
    sentence += "。"
    if wrong:
        faults.append(ProseFault(sentence, total, printed))
    return sentence


def _remedies(cells: Mapping[str, Value]) -> str:
    review, direct, after = (cells[f"remedies.{block}.total"] for block in ("review", "suit_direct", "suit_after_review"))
    if not (isinstance(review, int) and isinstance(direct, int) and isinstance(after, int)):
        return ""
    if review + direct + after == 0:
        return "全年未发生因信息公开引起的行政复议和行政诉讼。"
    return f"因信息公开引起的行政复议{review}件、行政诉讼{direct + after}件。"

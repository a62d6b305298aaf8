"""What each placeholder of a letter says; the law's words come from the law."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby

from gongkai.errors import GongkaiError
from gongkai.law.basis import Basis
from gongkai.law.course import Consulted
from gongkai.law.fees import Fee, FeeBasis, by_page, by_request
from gongkai.law.instruments import citation
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome, version
from gongkai.law.outcomes import catalogue as outcomes
from gongkai.law.periods import PeriodKind, governing
from gongkai.law.receipt import Channel
from gongkai.law.remedies import Remedy, remedy
from gongkai.law.remedy_text import Addressees, remedy_text
from gongkai.law.review_bodies import ReviewBody
from gongkai.law.settings import DEFAULTS
from gongkai.law.steps import amount
from gongkai_web.letters.drafting.catalogue import FieldKind, Letter, To, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.lines import Line, filled

_CHANNELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.SIGNED_POST: "邮寄",
    Channel.ORDINARY_POST: "普通信函",
    Channel.ONLINE: "互联网",
    Channel.FAX: "传真",
}
_CONSULTED = {Consulted.THIRD_PARTY: "第三方", Consulted.JOINT_ORGAN: "共同制作的机关", Consulted.OTHER_ORGAN: "其他机关"}
_BASES = {FeeBasis.BY_REQUEST: ("按件计收", "件"), FeeBasis.BY_PAGE: ("按量计收", "页")}
_PROVISIONAL = "（有关年度节假日安排公布后，以按照该安排计算的日期为准）"
_PROVIDED = Message("予以公开的部分", "what was provided")


def letter_lines(letter: Letter, text: Iterable[Line], facts: Facts) -> tuple[Line, ...]:
    """The letter: a template with all its values."""
    return filled(text, values(letter, facts))


def values(letter: Letter, facts: Facts) -> Mapping[str, str]:
    """Placeholder → what it says in this letter; empty what is not known. Only what may stand in the letter is there at all."""
    known = catalogue()
    found = {known.fields[code].name.zh: _said(known.fields[code].kind, facts.said.get(code, "")) for code in known.fields}
    makers: Mapping[str, Callable[[], str]] = {
        "机关名称": lambda: facts.organ,
        "发文字号": lambda: facts.number,
        "主送": lambda: facts.addressee,
        "成文日期": lambda: _day(facts.dated),
        "联系方式": lambda: facts.contact,
        "收到日期": lambda: _day(facts.received_on),
        "登记编号": lambda: facts.register_number,
        "答复期限": lambda: _computed(facts.due_on, facts),
        "依据": lambda: cited(letter.basis(facts.outcome, facts.dated)),
        "救济告知": lambda: remedy_notice(letter, facts),
        "意见期限": lambda: _period(_OPINIONS.get(letter.to), facts.dated),
        "称谓": lambda: _you(facts),
        "提交方式": lambda: _CHANNELS[facts.channel],
        "申请内容": lambda: facts.content,
        "认定": lambda: _found(facts),
        "不予提供的依据": lambda: cited(of_grounds(facts)),
        "征求意见对象": lambda: "、".join(_CONSULTED[one] for one in Consulted if one in facts.consulted),
        "延长后期限": lambda: _computed(facts.extended_to, facts),
        "收费方式": lambda: _fee_told(facts)[0],
        "收费标准": lambda: _fee_told(facts)[1],
        "收费金额": lambda: _fee_told(facts)[2],
        "缴费期限": lambda: _period(PeriodKind.FEE_PAYMENT, facts.dated),
    }
    allowed = known.allowed(letter, facts.dated)
    return {name: makers[name]() if name in makers else found[name] for name in allowed}


def cited(articles: Iterable[Basis]) -> str:
    """Articles as a letter cites them, each instrument in full once: `《…条例》（国务院令第711号）第十四条、第三十六条第（三）项`."""
    told = []
    for instrument, group in groupby(articles, key=lambda one: one.instrument):
        title = citation(instrument)
        told.append(title + "、".join(one.zh.removeprefix(title) for one in group))
    return "、".join(told)


def of_grounds(facts: Facts) -> tuple[Basis, ...]:
    """The articles of what is withheld, each once."""
    articles = [one for ground in facts.grounds for one in version(ground.alone, facts.dated).articles]
    if Ground.NOT_OGI in facts.grounds:
        articles += version(Outcome.PARTIAL, facts.dated).articles
    return tuple(dict.fromkeys(sorted(articles)))


def remedies_of(letter: Letter, facts: Facts) -> tuple[Remedy, ...]:
    """What can be done against the letter, part by part; none where the organ has not entered who it is, or nothing was decided."""
    act = facts.outcome or letter.act
    if act is None or facts.maker is None:
        return ()
    if act is not Outcome.PARTIAL:
        return (remedy(act, facts.dated, facts.maker, served_online=facts.online),)
    provided = remedy(Outcome.GRANTED, facts.dated, facts.maker, part=_PROVIDED, served_online=facts.online)
    withheld = (
        remedy(Outcome.PARTIAL, facts.dated, facts.maker, ground=one, part=withheld_part(one), served_online=facts.online)
        for one in facts.grounds
    )
    return (provided, *withheld)


def withheld_part(ground: Ground) -> Message:
    """What a part that is withheld on a ground is called."""
    if ground is Ground.NOT_OGI:
        return Message("不属于政府信息的部分", "what is no government information")
    name = outcomes()[ground.alone].name
    return Message(f"以“{name.zh.removeprefix('不予公开：')}”为由不予提供的部分", f"what was withheld as “{name.en}”")


def remedy_notice(letter: Letter, facts: Facts) -> str:
    """The paragraph on the remedy; empty where it cannot be written yet, or nothing can be done against the letter alone."""
    remedies = remedies_of(letter, facts)
    if not remedies or facts.turn_to is None or unnamed(remedies, facts.turn_to) or online_missing(remedies, facts.turn_to):
        return ""
    told = remedy_text(remedies, facts.turn_to)
    return told.zh if told else ""


def unnamed(remedies: Iterable[Remedy], to: Addressees) -> tuple[ReviewBody, ...]:
    """The review bodies that the law gives, where the names that were entered are not as many; none where they fit."""
    return next((one.bodies for one in remedies if one.bodies and len(one.bodies) != len(to.bodies)), ())


def online_missing(remedies: Iterable[Remedy], to: Addressees) -> bool:
    """Whether the online way to apply for reconsideration has to be told, and was not entered."""
    return not to.online and any(one.online for one in remedies)


def fee_of(facts: Facts) -> Fee | None:
    """The fee that the letter tells of; None while its figures are missing or cannot be."""
    try:
        basis = FeeBasis(facts.said.get("fee_basis", ""))
        count, before = int(facts.said.get("fee_count", "")), int(facts.said.get("fee_before") or "0")
        return by_page(count, facts.dated) if basis is FeeBasis.BY_PAGE else by_request(count, facts.dated, before)
    except (ValueError, GongkaiError):
        return None


_OPINIONS = {To.THIRD_PARTY: PeriodKind.THIRD_PARTY_OPINION, To.ORGAN: PeriodKind.JOINT_ORGAN_OPINION}


def _fee_told(facts: Facts) -> tuple[str, str, str]:
    """How it is counted, by which brackets, and the amount."""
    fee = fee_of(facts)
    if fee is None:
        return "", "", ""
    how, unit = _BASES[FeeBasis(facts.said["fee_basis"])]
    parts = "；".join(f"第{one.first}至第{one.last}{unit}，每{unit}{one.rate}元，计{one.yuan}元" for one in fee.lines)
    return f"{how}，共{facts.said['fee_count']}{unit}", f"分档计算为：{parts}。", str(fee.yuan)


def _found(facts: Facts) -> str:
    """What was found, in the words of the outcome."""
    sentence = catalogue().findings.get(facts.outcome, "") if facts.outcome else ""
    return sentence.replace("{{称谓}}", _you(facts))


def _you(facts: Facts) -> str:
    return "你" if facts.person else "你单位"


def _period(kind: PeriodKind | None, on: date) -> str:
    rule = governing(kind, on) if kind else None
    return amount(rule.length(DEFAULTS), rule.unit).zh if rule else ""


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _computed(day: date | None, facts: Facts) -> str:
    """A day that was computed; one that can still move says so."""
    return _day(day) + (_PROVISIONAL if day and facts.provisional else "")


def _said(kind: FieldKind, given: str) -> str:
    """What an officer wrote, as it stands in the letter."""
    text = given.strip()
    if not text:
        return ""
    match kind:
        case FieldKind.DAY:
            return _day(date.fromisoformat(text))
        case FieldKind.DAYS:
            return f"{text}个工作日"
        case _:
            return text

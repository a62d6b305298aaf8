"""What kinds and states of cases, verdicts and warnings are called for people; events stand with the other sentences in data/zh.toml."""

from collections.abc import Iterable

from gongkai.audit.codec import Language
from gongkai.cli.options import Common
from gongkai.ledger.case import Case, HandledCase, Kind, State
from gongkai.ledger.verify import Verdict
from gongkai.ledger.warning import LedgerWarning

_KINDS = {
    Kind.REQUEST: ("政府信息公开申请", "request"),
    Kind.RECTIFICATION: ("更正申请", "request for rectification"),
    Kind.COMPLAINT: ("监督投诉", "supervision complaint"),
    Kind.REVIEW: ("行政复议", "reconsideration"),
    Kind.SUIT: ("行政诉讼", "suit"),
}
_OF_UNITS = {
    Kind.REQUEST: ("向公共企事业单位提出的申请", "request to a public service unit"),
    Kind.COMPLAINT: ("对公共企事业单位的申诉", "appeal against a public service unit"),
}
_STATES = {
    State.ARRIVED: ("已到达，待确认收到", "arrived, receipt to be confirmed"),
    State.RECEIVED: ("已收到，待登记", "received, to be registered"),
    State.REGISTERED: ("已登记，办理中", "registered, being handled"),
    State.CORRECTION_PENDING: ("待申请人补正", "waiting for the correction"),
    State.FEE_PENDING: ("待申请人缴费", "waiting for the fee"),
    State.DRAFTED: ("已拟稿，待审批", "drafted, to be decided"),
    State.DECIDED: ("已作出决定，待发出", "decided, to be dispatched"),
    State.DISPATCHED: ("已发出，待送达", "dispatched, to be served"),
    State.ANSWERED: ("已答复", "answered"),
    State.WITHDRAWN: ("申请人已撤回", "withdrawn"),
    State.SPLIT: ("已拆分", "split"),
    State.MERGED: ("已合并办理", "merged"),
    State.ARCHIVED: ("已归档", "archived"),
    State.FILED: ("已提起，待受理", "filed, to be accepted"),
    State.PENDING: ("审理中", "pending"),
    State.SUSPENDED: ("已中止", "suspended"),
    State.CONCLUDED: ("已审结", "concluded"),
}
_VERDICTS = {
    Verdict.OK: ("与记录的根一致，各案链条完整", "it is what the recorded root holds, and every chain holds"),
    Verdict.BROKEN: ("已被改动", "something was removed, altered, put in or moved"),
    Verdict.UNKNOWN: (
        "无法判断：各案链条完整，但没有此前记录的根，末尾是否被截去、案件是否缺失无从得知",
        "unknown: every chain holds, but without a recorded root a cut tail or a missing case cannot be seen",
    ),
}


def kind_name(kind: Kind, language: Language) -> str:
    """What a kind of case is called."""
    return _KINDS[kind][language is Language.EN]


def case_name(case: Case, language: Language) -> str:
    """What the kind of a case is called, and whether it is about a public service unit (art 55)."""
    special = isinstance(case, HandledCase) and case.public_service_unit
    return _OF_UNITS[case.kind][language is Language.EN] if special else kind_name(case.kind, language)


def state_name(state: State, language: Language) -> str:
    """What a state is called."""
    return _STATES[state][language is Language.EN]


def verdict_name(verdict: Verdict, language: Language) -> str:
    """What a verdict says."""
    return _VERDICTS[verdict][language is Language.EN]


def warning_line(warning: LedgerWarning, common: Common) -> str:
    """What a person should look at, on one line."""
    name = common.words("请核对", "please check")[0]
    return f"{name} {warning.code.value}: {warning.message.zh if common.chinese else warning.message.en}"


def warnings_json(warnings: Iterable[LedgerWarning], common: Common) -> list[dict[str, object]]:
    """The same as JSON has it."""
    return [
        {"code": one.code.value, "cases": one.cases, "message": one.message.zh if common.chinese else one.message.en} for one in warnings
    ]

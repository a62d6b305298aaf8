"""How prose names the quantities of the tables: patterns over the words before a figure.

Every pattern has to match the whole label. What stands before its core (`lead`) must be words that say nothing, or the organ itself;
`scope.Subject` sees to that. Words that are not listed here silence the check, and that is meant.
"""

import re

CASE_UNITS = frozenset({"件", "宗", "起", "例", "份", "条", "项", "件次"})

TOPIC = re.compile(r"信息公开|依申请|政务公开|政府信息")
TIMELINESS = re.compile(r"按时|按期|延期|逾期|期限内|时限内|当面|信函|邮寄|网络|网上|在线|互联网|传真|邮件|邮箱|平台|现场|窗口")
REMEDY_WORD = re.compile(r"复议|诉讼|维持|纠正|纠错")
SHARE = re.compile(r",?占(?:比)?[总数量全部的答复办结理结果申请件受收到公开政府信息比例为达]{0,14}(\d+(?:\.\d+)?)%")

_WHO = r"(?:公民、?法人(?:和|或|及|、|与|或者)?其他组织|社会公众|公众|申请人)(?:提出|提交)?的?"
_OBJECT = (
    rf"(?:{_WHO})?(?:政府信息公开依申请|依申请公开(?:政府|政务)?信息(?:公开)?|依申请信息公开|依申请公开|依申请|(?:政府|政务)?信息公开|政府信息|政务公开)?"
    r"的?(?:申请|事项|办件|件|数量|总数|总量|数|共计|合计|总计|共|为|有|表)*"
)
_VERB = r"(?:新收到|新收|新增|收到|接收到?|接到|收悉|受理|办理|处理|答复|回复|办结)"
REQUESTS = re.compile(rf"(?P<lead>.*?)(?P<verbs>{_VERB}(?:(?:和|并|、|及)?{_VERB})*)(?:了|的)?(?=[^\d]*申请){_OBJECT}")
INCOMING = re.compile(r"收到|新收|新增|接收|接到|收悉|受理")
HANDLED = re.compile(r"办理|处理")
ANSWERED = re.compile(r"答复|回复|办结")

_REQUEST_TAIL = r"的?(?:政府信息公开|信息公开|依申请公开)?的?(?:申请|办件|事项)?(?:继续办理|办理)?的?(?:数量|共|为|有)*"
CARRIED_IN = re.compile(
    rf"(?P<lead>.*?)(?:(?:上年度?|上一年度?|去年|(?P<prior>\d{{4}})年度?)(?:结转|转结|遗留|转入)(?:至?(?:今年|本年度?))?|结转(?:上年度?|上一年度?))"
    rf"{_REQUEST_TAIL}"
)
CARRIED_OUT = re.compile(rf"(?P<lead>.*?)结转(?:至|到|入)?(?:下年度?|下一年度?|次年|明年|(?P<next>\d{{4}})年度?)(?:继续)?{_REQUEST_TAIL}")

_CAUSE = (
    r"(?:(?:因|由|由于|涉及|关于|针对|就|与)?(?:政府信息公开|政务公开|信息公开|依申请公开)(?:工作|申请|事项|事务|答复|行为|问题)*(?:而)?)?"
    r"(?:相关|有关)?的?(?:引起|引发|导致|发生|产生|被申请|被提起|被提出|被|提起|申请|提出|涉及|的)*"
)
_REMEDY = r"(?:行政复议|行政诉讼)"
REMEDIES = re.compile(
    rf"(?P<lead>.*?){_CAUSE}(?P<what>{_REMEDY}(?:(?:和|、|及|与|或){_REMEDY})?)(?:案件|案|数量|总数|总计|合计|共计|共|为|有)*"
)
SECOND_HAND = re.compile(r"复议机关|应诉|一审|二审|再审|上诉|出庭|代理|审理|审结|复议委员会|行政审判|本级政府")

NO_REQUESTS = re.compile(rf"(?P<lead>.*?)(?:未曾|没有|未|没)(?:收到|接到|受理|接收到?)过?(?:任何)?(?=.*申请){_OBJECT}(?:的)?(?:情况|情形)?")
_NAMED = r"(?:行政复议|行政诉讼|复议|诉讼|申诉|举报|投诉)"
NO_REMEDIES = re.compile(
    rf"(?P<lead>.*?)(?:未|没有|无)(?:发生过?|出现过?|收到|产生|引发|引起|有)?{_CAUSE}"
    rf"(?P<what>{_NAMED}(?:(?:和|、|及|与|或|或者)?(?:被)?(?:申请|提起|提出)?{_NAMED})*)(?:案件|事件|事项|的|情况|情形|发生)*"
)

FEE = re.compile(r"收取[^,;\d]{0,8}信息(?:公开)?处理费(?:用)?(?:共计|合计|总计|金额|共|为)*(\d+(?:\.\d+)?)(万?元)")

DOCUMENTS = re.compile(
    r"(?P<lead>.*?)(?:制发|印发|制定|出台|新制定|新制发|制定(?:并|和|、)?(?:主动)?公开)了?(?:行政)?规范性文件(?:共|数量|合计|总计)*"
)
DECISIONS = re.compile(r"(?P<lead>.*?)(?:作出|做出|下达)了?(?:各类)?行政(?P<what>许可|处罚|强制)(?:处理)?决定(?:书)?(?:共|合计|总计)*")
DECISION_ROWS = {"许可": "licensing", "处罚": "penalties", "强制": "coercion"}

PART_LEAD = re.compile(r"^(?:其中|经审查|经审核|属于|有|的|依法|决定|作出|给予|为|共|答复|办理结果为|因[^,]{0,16}?原因|因本机关不掌握等)+")
PART_TAIL = re.compile(r"(?:的|申请|处理决定|答复|政府信息公开|提出|提交|类|数量|数|为|共|有|信息|情况)+$")

_APPLICANTS = (
    (re.compile(r"自然人|公民|个人"), ("natural_person",)),
    (re.compile(r"法人(?:或|和|及|与|、|或者)?其他组织"), ("business", "research", "public_welfare", "legal_service", "other")),
    (re.compile(r"商业企业"), ("business",)),
    (re.compile(r"科研机构"), ("research",)),
    (re.compile(r"社会公益组织"), ("public_welfare",)),
    (re.compile(r"法律服务机构"), ("legal_service",)),
)


def applicant(words: str) -> tuple[str, ...]:
    """The columns of table three that the words name, empty when they name none."""
    return next((columns for pattern, columns in _APPLICANTS if pattern.fullmatch(words)), ())

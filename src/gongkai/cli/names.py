"""What cells and members of closed lists are called in tables for people; JSON keeps the keys."""

from collections.abc import Iterable

from gongkai.audit.codec import Language
from gongkai.checks.finding import Severity, Verdict
from gongkai.checks.wording import labels, plain
from gongkai.render.labels import cell_labels
from gongkai.report.forms import Kind, forms
from gongkai.report.selection import Reason

_REASONS = {
    Reason.OTHER_YEAR: ("年度不符", "of another year"),
    Reason.UNKNOWN_ORGAN: ("机关不在表中", "organ not in the table"),
    Reason.AMBIGUOUS_ORGAN: ("表中有同名机关", "several organs of that name"),
    Reason.OUTSIDE: ("不在该机关之下", "not under the root"),
    Reason.OTHER_FORM: ("格式不同", "another form"),
    Reason.REPEATED: ("重复", "a copy"),
    Reason.CONFLICTING: ("同一机关数据不一致", "figures differ from another report of the organ"),
    Reason.SCOPE_UNKNOWN: ("未说明是本级还是汇总", "own or aggregate not said"),
    Reason.COVERED: ("已含在汇总报告中", "in an aggregate report"),
    Reason.PUBLISHED: ("本机关已公布的汇总报告，用于比对", "the published aggregate report, compared"),
}
_SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.INFO: ("提示", "info"),
}
_UNDECIDED = ("不能判断", "not assessable")


def _in(language: Language, names: tuple[str, str]) -> str:
    return names[0] if language is Language.ZH else names[1]


def reason(one: Reason, language: Language) -> str:
    """Why a report is not added up."""
    return _in(language, _REASONS[one])


def severity(one: Severity, language: Language) -> str:
    """What a severity is called."""
    return _in(language, _SEVERITIES[one])


def outcome(one: Severity, verdict: Verdict, language: Language) -> str:
    """What a finding is called: its severity, unless it could not be decided."""
    return severity(one, language) if verdict is Verdict.VIOLATED else _in(language, _UNDECIDED)


def cell(form: str, key: str, language: Language) -> tuple[str, str]:
    """Row and column of a cell: as the form prints them, in English as the key names them; amounts with their unit."""
    amount = forms()[form].kinds[key] is Kind.AMOUNT
    if language is Language.ZH:
        label = labels(form)[key]
        return _whole_row(form, key, label.row), label.column + "（万元）" * amount
    row, _, column = key.partition(".")[2].rpartition(".")
    return row.replace(".", ": ").replace("_", " "), "amount (10,000 yuan)" if amount else column.replace("_", " ")


def _whole_row(form: str, key: str, row: str) -> str:
    """The row under the label that brackets it when it is called like a column (总计)."""
    columns = {plain(one.label) for block in forms()[form].table(key.partition(".")[0]).blocks for one in block.columns}
    return f"{plain(cell_labels(forms()[form])[key][0])}·{row}" if row in columns else row


def row(form: str, key: str, language: Language) -> str:
    """A row of a statutory table by its key without column (`requests.received`); a key of a prose report as it is."""
    if form not in forms():
        return key
    return cell(form, f"{key}.total", language)[0]


def table(form: str, key: str, language: Language) -> str:
    """The table in which a cell stands: the heading of its section, in English its key."""
    name = key.partition(".")[0]
    if language is Language.EN:
        return name
    known = forms()[form]
    return plain(next(section.label for section in known.sections if section.number == known.table(name).section))


def column(key: str, language: Language) -> str:
    """A column of table three."""
    whole = f"requests.received.{key}"
    return cell(form_with(whole), whole, language)[1]


def by_table(keys: Iterable[str], language: Language, form: str | None = None) -> dict[str, list[str]]:
    """The keys, each once, under the name of their table; of the newest form that has the key unless one is given."""
    grouped: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        grouped.setdefault(table(form or form_with(key), key, language), []).append(key)
    return grouped


def form_with(key: str) -> str:
    """The newest form that has the cell."""
    return next(known.id for known in reversed(tuple(forms().values())) if key in known.kinds)

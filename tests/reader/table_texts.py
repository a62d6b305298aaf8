"""Running text of statutory tables for the tests: the official labels with figures in any dress."""

from collections.abc import Callable, Mapping

from gongkai.reader.characters import plain
from gongkai.report.forms import Form
from gongkai.report.place import Place, TextPlace

HEADER = "申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"


def columns(form: Form) -> list[str]:
    """The keys of the columns of table three."""
    return [column.key for column in form.table("requests").blocks[0].columns]


def rows(form: Form) -> list[str]:
    """The keys of the rows of table three."""
    return [row.key for row in form.table("requests").blocks[0].rows if not row.replaces]


def requests_text(form: Form, figures: Callable[[str], str]) -> str:
    """Table three as one folded text: header, groups and row labels, each row's figures as `figures(row key)` writes them."""
    seen: set[str] = set()
    out = [HEADER]
    for row in form.table("requests").blocks[0].rows:
        if row.replaces:
            continue
        out += [group for group in row.groups if group not in seen]
        seen.update(row.groups)
        out.append(row.label + figures(row.key))
    return plain("".join(out)) + "\n"


def balanced(form: Form, rows_: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """All rows of table three from some outcomes: sums, totals and a 一 that balances; figures are those of the six applicant columns."""
    outcomes = [row for row in rows(form) if row.startswith("outcome.") and row != "outcome.total"]
    full = {row: rows_.get(row, (0,) * 6) for row in (*outcomes, "carried_in", "carried_out")}
    full["outcome.total"] = tuple(sum(full[row][column] for row in outcomes) for column in range(6))
    balance = zip(full["outcome.total"], full["carried_out"], full["carried_in"], strict=True)
    full["received"] = tuple(total + out - carried for total, out, carried in balance)
    return {row: (*full[row], sum(full[row])) for row in rows(form)}


def source_of(text: str) -> Callable[[int, int], tuple[str, Place]]:
    """The source callable of a text that needs no folding."""
    return lambda start, end: (text[start:end], TextPlace(start, end))

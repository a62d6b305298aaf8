"""A report as one self-contained HTML page in the official look."""

from gongkai.render import markup
from gongkai.render.frame import Part, parts
from gongkai.render.printed import LIST_LABEL, Slot
from gongkai.render.text import scope_line, title
from gongkai.report.forms import Form
from gongkai.report.model import AnnualReport


def html(report: AnnualReport, form: Form | None = None) -> str:
    """The report as a page to read, print on A4 and publish; `form` defaults to the one that the report names.

    Each value cell has its cell key as id, so that a figure can be linked to. Same report, same text.

    Raises: ContractError when the report does not fit its form.
    """
    head = f"<header>\n<h1>{markup.text(title(report))}</h1>\n"
    scope = scope_line(report)
    head += f'<p class="scope">{scope}</p>\n</header>\n' if scope else "</header>\n"
    body = "\n".join(_part(part) for part in parts(report, form))
    return markup.page(title(report), f'<main class="sheet">\n{head}{body}\n</main>', "table", "report")


def _part(part: Part) -> str:
    heading = f"<h2>{markup.text(part.heading)}</h2>\n" if part.heading else ""
    prose = "".join(f"<p>{markup.text(paragraph)}</p>\n" for paragraph in part.paragraphs)
    tables = "".join(markup.table(table, part.heading or LIST_LABEL, _figure) for table in part.tables)
    return f"<section>\n{heading}{prose}{tables}</section>"


def _figure(slot: Slot) -> tuple[str, str]:
    return f'id="{markup.text(slot.key or "")}" {markup.state_attributes(slot)}', markup.text(slot.text)

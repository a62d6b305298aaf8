"""The contents of an issue of the gazette that was scanned, as an officer types them or takes them from a table.

Law: domain D.7 (historic issues digitised), F.1 row 10.
"""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from gongkai_web.compilations.models.gazettes import LONGEST_NUMBER, LONGEST_TITLE, GazetteArticle
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.refusals import Refused

HEADINGS = ("页码", "标题", "发文字号")
_LINE = re.compile(r"([0-9]{1,4})[ \t\u3000]+([^|｜]+?)\s*(?:[|｜]\s*(.*?))?\s*")
_MOST_FAULTS = 20


def contents_of(text: str) -> list[GazetteArticle]:
    """Lines such as `3 关于加强节约用水的通知 | 洛政发〔1998〕5号`: page of the PDF, title, and the document number where there is one.

    Raises: Refused, naming each line that is wrong.
    """
    faults, found = [], []
    for place, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None or not int(parts[1]):
            faults.append(_("Line %(line)s: the page of the PDF comes first, then the title.") % {"line": place})
            continue
        article = GazetteArticle(page=int(parts[1]), title=parts[2], doc_no=parts[3] or "")
        if len(article.title) > LONGEST_TITLE or len(article.doc_no) > LONGEST_NUMBER:
            faults.append(_("Line %(line)s: title or document number is too long.") % {"line": place})
        found.append(article)
    if faults:
        more = _("… and %(number)s more.") % {"number": len(faults) - _MOST_FAULTS} if len(faults) > _MOST_FAULTS else ""
        raise Refused(_("Nothing was saved."), " ".join([*faults[:_MOST_FAULTS], more]).strip(), _("Correct the lines and save again."))
    return found


def lines_of(rows: Sequence[Row]) -> str:
    """A table of contents as the lines that `contents_of` reads, each where its row stands. Raises: Refused where a column is missing."""
    heading, *filled = rows
    if missing := [name for name in HEADINGS[:2] if name not in heading.cells]:
        why = _("The column %(name)s is missing.") % {"name": "、".join(missing)}
        raise Refused(_("Nothing was saved."), why, _("Name the columns in the first row as the form says."))
    places = [heading.cells.index(name) if name in heading.cells else len(heading.cells) for name in HEADINGS]
    lines = [""] * max(row.number for row in rows)
    for row in filled:
        page, title, doc_no = (" ".join(row.cells[place].split()) if place < len(row.cells) else "" for place in places)
        lines[row.number - 1] = typed(page.removesuffix(".0"), title, doc_no)
    return "\n".join(lines)


def written(articles: Iterable[GazetteArticle]) -> str:
    """The lines that say what is kept."""
    return "\n".join(typed(str(one.page), one.title, one.doc_no) for one in articles if one.item_id is None)


def typed(page: str, title: str, doc_no: str) -> str:
    """One line."""
    return f"{page} {title}" + (f" | {doc_no}" if doc_no else "")

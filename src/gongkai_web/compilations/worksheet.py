"""The worksheet of a clean-up: a table of the documents in scope, to be filled with a verdict and a reason each, and read again.

Law: domain D.5 (clean-up), F.1 row 9.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.refusals import Refused
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.validity import ENDED
from gongkai_web.publishing.models import Publication

HEADINGS = ("索引号", "处理意见", "理由", "名称", "发文字号", "成文日期", "施行日期", "失效日期", "有效性", "制定机关")
"""Of the table. Of the filled one the first three are read, wherever they stand."""
_READ = HEADINGS[:3]


def scope(organs: Iterable[int]) -> Iterator[tuple[object, ...]]:
    """The rows of the table: the organs' public rules and normative documents that have not ended, organ by organ, the oldest first."""
    public = Publication.objects.filter(organ__in=list(organs), withdrawn_at=None, kind__in=(Kind.RULES, Kind.NORMATIVE_DOCUMENT))
    standing = public.exclude(validity__in=[one.value for one in ENDED]).select_related("organ")
    for one in standing.order_by("organ__code", "made_on", "item_id"):
        days = (one.made_on, one.effective_on, one.expires_on)
        yield (one.index_no, "", "", one.title, one.doc_no, *days, one.get_validity_display(), one.organ.name)


def lines_of(rows: Sequence[Row]) -> str:
    """The filled table as the lines of a clean-up, each where its row stands; a row without a verdict and a reason is left out.

    Raises: Refused where a column is missing.
    """
    heading, *filled = rows
    missing = [name for name in _READ if name not in heading.cells]
    if missing:
        raise Refused(
            _("Nothing was saved."),
            _("The column %(name)s is missing.") % {"name": "、".join(missing)},
            _("Take the worksheet that is offered here, and leave its first row as it is."),
        )
    places = [heading.cells.index(name) for name in _READ]
    lines = [""] * (max((row.number for row in rows), default=0) + 1)
    for row in filled:
        cells = [" ".join(row.cells[place].split()) if place < len(row.cells) else "" for place in places]
        lines[row.number] = " ".join(cells) if any(cells[1:]) else ""
    return "\n".join(lines[1:])

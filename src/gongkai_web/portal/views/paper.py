"""One item as a file to be kept or printed, with the marks that its page shows."""

from django.http.response import HttpResponseBase
from django.utils.translation import override

from gongkai.render.document import Block, Document, Heading, Run
from gongkai_web.portal.printed import blocks_of, paragraphs, printed
from gongkai_web.portal.selection import STALE
from gongkai_web.portal.views.items import Row, found, published, withdrawn
from gongkai_web.portal.views.public import public
from gongkai_web.portal.visit import Visit
from gongkai_web.publishing.kinds import VALIDITIES
from gongkai_web.publishing.life.vocabulary import Validity


@public
def pdf(visit: Visit, index_no: str) -> HttpResponseBase:
    """The text of an item as a PDF, in Chinese, whatever the language of the page; 410 with the reason once it was withdrawn."""
    row = found(index_no)
    if row["withdrawn_at"] is not None:
        return withdrawn(visit, row)
    organ = visit.directory.organs.get(row["organ_id"])
    with override("zh-hans"):
        state = f"（{VALIDITIES[Validity(row['validity'])]}）" if row["validity"] in STALE else ""
    origin = f"索引号：{row['index_no']}　公开时间：{published(row)}"
    lines = tuple(filter(None, (row["doc_no"], state, origin)))
    return printed(
        visit, Document(row["title"], row["issuer"] or (organ.name if organ else ""), lines, blocks_of(row["body"]) + _files(row))
    )


def _files(row: Row) -> tuple[Block, ...]:
    """The names of its attachments, which the PDF does not hold."""
    if not row["files"]:
        return ()
    names = "\n".join(file["name"] for file in row["files"])
    return (Heading((Run("附件（另行下载）"),)), *paragraphs(names))

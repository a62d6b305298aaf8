"""Files that must not go out, each with the kind that the scan has to find."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai_web.publishing.examine.kinds import Kind
from tests.web.publishing.scan.bad_office import documents, workbooks
from tests.web.publishing.scan.bad_others import office_leftovers, pictures, unreadable
from tests.web.publishing.scan.bad_pdf import pdfs
from tests.web.publishing.scan.makers.office import document, ofd, workbook
from tests.web.publishing.scan.makers.pdf import typeset
from tests.web.publishing.scan.sentences import PERSONAL


class Bad(NamedTuple):
    """A file, and what is wrong with it."""

    what: str
    name: str
    content: bytes
    kind: Kind


def bad_files() -> Iterator[Bad]:
    """All of them."""
    for makers in (documents, workbooks, pdfs, pictures, office_leftovers, unreadable):
        for what, name, content, kind in makers():
            yield Bad(what, name, content, kind)
    yield from _sentences()


def _sentences() -> Iterator[Bad]:
    """Every way of writing every kind of number, in every kind of file."""
    for number, (kind, sentence) in enumerate(PERSONAL):
        around = ["各有关单位：", f"现将情况公布如下。{sentence}", "特此通知。"]
        text = "\n".join(around)
        yield Bad(f"{number} utf-8: {sentence}", "a.txt", text.encode(), kind)
        yield Bad(f"{number} gb18030: {sentence}", "b.txt", text.encode("gb18030"), kind)
        yield Bad(f"{number} utf-16: {sentence}", "c.txt", text.encode("utf-16"), kind)
        yield Bad(f"{number} docx: {sentence}", "d.docx", document(*around), kind)
        yield Bad(f"{number} xlsx: {sentence}", "e.xlsx", workbook([["序号", "内容"], [1, sentence]]), kind)
        objects = "".join(f"<TextObject><TextCode>{line}</TextCode></TextObject>" for line in around)
        yield Bad(f"{number} ofd: {sentence}", "f.ofd", ofd(objects), kind)
        yield Bad(f"{number} pdf: {sentence}", "g.pdf", typeset("\n\n".join(f"#{_quoted(line)}" for line in around)), kind)


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""Files that go with the texts of the fictional city: documents and workbooks of its own."""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

from docx import Document
from openpyxl import Workbook

from gongkai.errors import GongkaiError
from gongkai.render.docx import docx
from gongkai.render.pdf import pdf
from gongkai.render.text import title
from gongkai.report.model import AnnualReport

File = tuple[str, bytes]
"""Name and content."""


def document(name: str, paragraphs: Sequence[str]) -> tuple[File, ...]:
    """A text as a Word document."""
    made = Document()
    made.add_heading(name, 0)
    for one in paragraphs:
        made.add_paragraph(one)
    out = BytesIO()
    made.save(out)
    return ((f"{name}.docx", out.getvalue()),)


def workbook(name: str, unit: str, amount: int, shares: Sequence[tuple[str, int]]) -> tuple[File, ...]:
    """An amount and its parts, which add up to it, as a workbook. `shares`: in percent; the last part takes what rounding leaves."""
    made = Workbook()
    sheet = made.active or made.create_sheet()
    sheet.title = "附表"
    sheet.append(["项目", f"金额（{unit}）", "占比（%）"])
    rest = amount
    for place, (label, share) in enumerate(shares, 1):
        part = rest if place == len(shares) else amount * share // 100
        rest -= part
        sheet.append([label, part, share])
    sheet.append(["合计", amount, sum(share for _label, share in shares)])
    sheet.column_dimensions["A"].width = 36
    out = BytesIO()
    made.save(out)
    return ((f"{name}附表.xlsx", out.getvalue()),)


def annual_report(report: AnnualReport, *, printed: bool) -> tuple[File, ...]:
    """An annual report as the renderer sets it. `printed`: as PDF too, where the machine has a font with Chinese characters."""
    name = title(report)
    files = [(f"{name}.docx", docx(report))]
    if printed:
        with suppress(GongkaiError):  # no such font: the document alone will do
            files.append((f"{name}.pdf", pdf(report)))
    return tuple(files)

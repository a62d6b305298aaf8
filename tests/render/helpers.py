"""Reports and audit page inputs that the render tests share: invented organs and figures."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.law.instruments import Instrument, Standing
from gongkai.render.page import (
    Mark,
    PageFinding,
    PageIssue,
    PageReport,
    PageSeverity,
    PageSource,
    SourceCell,
    SourceGrid,
    SourceText,
    anchor,
)
from gongkai.report.forms import Block, Column, Form, Kind, Layout, Row, Section, Table, form
from gongkai.report.model import AnnualReport, Cell, Passage, Status
from gongkai.report.place import BoxPlace, TextPlace

PROSE = (
    Passage(0, "根据《中华人民共和国政府信息公开条例》编制本报告。\n所列数据的统计期限自1月1日至12月31日。"),
    Passage(1, "一、总体情况\n全年主动公开信息1286条，其中门户网站998条，政务新媒体288条。\n\ufffc\n依申请公开均按期答复。"),
    Passage(5, "公开内容的深度不够。"),
    Passage(6, "本年度未收取信息处理费。"),
)
"""Prose of a report, with a repeated heading and the mark of a table as a reader leaves them."""


def numbered(
    form_id: str = "cn-ogi-2021",
    organ: str | None = "清河市自然资源局",
    *,
    cells: Mapping[str, Cell] | None = None,
    without: Iterable[str] = (),
    prose: tuple[Passage, ...] = (),
) -> AnnualReport:
    """A report in which every cell has a value of its own, so that a figure in a wrong place shows: 1000 and up, amounts 10.00 and up."""
    known = form(form_id)
    made = {
        key: Cell(Decimal(1000 + number).scaleb(-2) if known.kinds[key] is Kind.AMOUNT else 1000 + number)
        for number, key in enumerate(known.keys)
    }
    made.update(cells or {})
    for key in without:
        del made[key]
    return AnnualReport(organ, 2023, form_id, made, prose=prose)


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The first node of the page that the selector matches; fails when there is none."""
    node = page.css_first(selector)
    assert node is not None, selector
    return node


TINY = Instrument("TINY", "小格式", "Tiny Form", "某函〔2040〕1号", None, Standing.IN_FORCE)


def tiny_form() -> Form:
    """A third form, invented: a matrix with one level of groups, and two blocks side by side of which one has no outer label."""
    counts = (Column("a", "甲列", Kind.COUNT, None, ()), Column("b", "乙列", Kind.AMOUNT, "并列", ()))
    rows = (Row("one", "第一行", (), (), ()), Row("two", "第二行", ("合称",), (), ()), Row("three", "第三行", ("合称",), (), ()))
    matrix = Table("grid", 1, Layout.MATRIX, "（角注）", (Block("对象", (), (), counts, rows),))
    left = Block("左", (), (), (Column("x", "某数", Kind.COUNT, None, ()),), (Row("left", "左", (), (), ()),))
    right = Block("右", (), ("外",), (Column("x", "某数", Kind.COUNT, None, ()),), (Row("right", "右", (), (), ()),))
    across = Table("pair", 2, Layout.ACROSS, "", (left, right))
    return Form("cn-tiny", TINY, 2040, None, (Section(1, "一、甲", ()), Section(2, "二、乙", ())), (matrix, across), ())


def tiny_report() -> AnnualReport:
    """A report in the invented form."""
    cells = {
        "grid.one.a": Cell(11),
        "grid.one.b": Cell(Decimal("12.50")),
        "grid.two.a": Cell(21),
        "grid.two.b": Cell(Decimal("22.0")),
        "grid.three.a": Cell(31),
        "grid.three.b": Cell(Decimal("0.329")),
        "pair.left.x": Cell(41),
        "pair.right.x": Cell(51),
    }
    return AnnualReport("试验局", 2040, "cn-tiny", cells)


def audit_sources() -> tuple[PageSource, ...]:
    """A text source with one sound and one faulty report, a PDF source with a table, and a file that was refused."""
    return (_text_source(), _pdf_source(), PageSource("损坏.pdf", "pdf", (), refused="文件损坏，无法读取。"))


def _text_source() -> PageSource:
    known = form("cn-ogi-2021")
    lines = ["清河市自然资源局2023年政府信息公开工作年度报告\n\n一、总体情况\n"]
    sentence = "全年主动公开信息1286条，其中门户网站998条，政务新媒体289条。"
    start = len(lines[0])
    sentence_place = TextPlace(start, start + len(sentence))
    lines.append(sentence + "\n\n")
    cells: dict[str, Cell] = {}
    at = len("".join(lines))
    for table in known.tables:
        for key in table.keys():  # noqa: SIM118  # a Table is no mapping
            label = f"{key.rpartition('.')[0]}: " if key.endswith(("natural_person", "made", "issued")) else ""
            blank = key == "requests.received.research"
            value = Decimal("12.30") if known.kinds[key] is Kind.AMOUNT else len(key) % 7
            printed = "" if blank else str(value)
            place = TextPlace(at + len(label), at + len(label) + len(printed))
            cells[key] = Cell(None, Status.BLANK, "", place) if blank else Cell(value, Status.READ, printed, place)
            lines.append(label + printed + ("\n" if key.endswith("total") else "  "))
            at += len(lines[-1])
    cells["requests.outcome.granted.business"] = Cell(3, Status.INFERRED, "33", cells["requests.outcome.granted.business"].at)
    cells["requests.outcome.partial.business"] = Cell(None, Status.AMBIGUOUS, "33", cells["requests.outcome.partial.business"].at)
    del cells["remedies.review.pending"]
    columns = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")
    row = tuple(f"requests.carried_in.{column}" for column in columns)
    findings = (
        PageFinding("TO-01", PageSeverity.ERROR, True, row, 24, 26, "“上年结转”各类申请人之和为24，总计为26，差2。",
                    "Carried in: the applicants add up to 24, the total says 26.", "国办公开办函〔2021〕30号"),
        PageFinding("TO-12", PageSeverity.WARNING, True, (), 1286, 1287, "正文：各部分相加为1287条，总数写作1286条。",
                    "Prose: the parts add up to 1287, the total says 1286.", "国办公开办函〔2021〕30号", sentence_place),
        PageFinding("TO-03", PageSeverity.ERROR, False, ("requests.received.research", "requests.outcome.total.research"), None, 5,
                    "科研机构一列有空白，不能判断。", "Research: a blank among the operands.", "国办公开办函〔2021〕30号"),
    )  # fmt: skip
    issues = (
        PageIssue(
            "ambiguous_cells",
            "两个数字连在一起，有两种读法：3和3，或33。",
            "Two figures run together.",
            cells["requests.outcome.partial.business"].at,
        ),
        PageIssue("missing_column", "未找到“尚未审结”。", "尚未审结 is not in the source."),
    )
    report = AnnualReport("清河市自然资源局", 2023, "cn-ogi-2021", cells)
    marks = [Mark(cell.at.start, cell.at.end, anchor(cell.at)) for cell in cells.values() if isinstance(cell.at, TextPlace)]
    marks.append(Mark(sentence_place.start, sentence_place.end, anchor(sentence_place)))
    marks.append(Mark(start + 8, start + 12, "figure-in-the-sentence"))
    view = SourceText("".join(lines), tuple(marks))
    second = PageReport(numbered("cn-ogi-2019", "清河市文化和旅游局"), truncated=True, duplicate_of=0)
    return PageSource("清河市.txt", "text", (PageReport(report, findings, issues), second), (view,))


def _pdf_source() -> PageSource:
    places = [BoxPlace(1, 10.0 * number, 20.5, 10.0 * number + 8, 30.0) for number in range(3)]
    keys = ("disclosure.rules.issued", "disclosure.rules.repealed", "disclosure.rules.in_force")
    cells = {key: Cell(number, Status.READ, str(number), place) for number, (key, place) in enumerate(zip(keys, places, strict=True))}
    label = SourceCell("第二十条第（一）项")
    figures = tuple(SourceCell(str(number), (Mark(0, 1, anchor(place)),)) for number, place in enumerate(places))
    grid = SourceGrid(((label, label, label, label), (SourceCell("规章"), *figures), (SourceCell("规范性文件"), None)))
    report = AnnualReport(None, 2022, "cn-ogi-2021", cells)
    return PageSource(
        "某局.pdf",
        "pdf",
        (PageReport(report),),
        (SourceText("表二\n"), grid),
        (PageIssue("organ_not_found", "未找到机关名称。", "No organ."),),
    )

from io import BytesIO
from itertools import pairwise

import pdfplumber

from gongkai.render.document import Align, Box, Document, Grid, Heading, Paragraph, Piece, Run, Style, document_pdf


def runs(text: str, *styles: Style) -> tuple[Run, ...]:
    return (Run(text, styles),)


TABLE = Grid(
    2,
    1,
    (
        Box(runs("类别"), 0, 0),
        Box(runs("单价"), 0, 1),
        Box(runs("居民"), 1, 0, rowspan=2),
        Box(runs("2.85"), 1, 1),
        Box(runs("3.10\n含税"), 2, 1),
    ),
)
TEXT = (
    Heading(runs("一、总则")),
    Paragraph((Run("每户每年240m"), Run("3", (Style.RAISED,)), Run("以内。"))),
    Paragraph(runs("第一项"), mark="1.", depth=1),
    TABLE,
    Paragraph(runs("2026年3月2日"), Align.RIGHT),
)


def pages(document: Document) -> list[str]:
    """The text of each page."""
    with pdfplumber.open(BytesIO(document_pdf(document))) as opened:
        return [page.extract_text() for page in opened.pages]


def test_a_document_has_its_title_its_lines_and_its_text() -> None:
    (page,) = pages(Document("洛泽市人民政府政府信息公开指南", "洛泽市人民政府", ("（第2版）",), TEXT))
    lines = page.splitlines()

    assert lines[:3] == ["洛泽市人民政府政府信息公开指南", "（第2版）", "一、总则"]
    for words in ("1.第一项", "类别单价", "2026年3月2日"):
        assert words in page.replace(" ", "")
    assert lines[-1] == "— 1 —"


def test_a_raised_figure_stands_above_the_line() -> None:
    with pdfplumber.open(BytesIO(document_pdf(Document("题", "", blocks=TEXT)))) as opened:
        chars = opened.pages[0].chars
    unit, raised = next((one, other) for one, other in pairwise(chars) if one["text"] == "m")

    assert raised["text"] == "3"
    assert raised["size"] < unit["size"]
    assert raised["bottom"] < unit["bottom"]


def test_a_table_has_its_grid() -> None:
    with pdfplumber.open(BytesIO(document_pdf(Document("题", "", blocks=TEXT)))) as opened:
        (table,) = opened.pages[0].find_tables()

    assert table.extract() == [["类别", "单价"], ["居民", "2.85"], [None, "3.10\n含税"]]


def test_a_collection_has_a_cover_its_contents_and_a_page_for_each_piece() -> None:
    pieces = (Piece("关于供水的通知", ("洛政发〔2026〕3号",), TEXT), Piece("关于养犬的通知", (), TEXT))
    cover, contents, first, second = pages(Document("洛泽市人民政府公报", "洛泽市人民政府", ("2026年第3期",), pieces=pieces))

    assert cover.splitlines() == ["洛泽市人民政府公报", "2026年第3期"]
    assert [line.replace(" ", "").replace(".", "") for line in contents.splitlines()] == [
        "目录",
        "关于供水的通知2",
        "关于养犬的通知3",
        "—1—",
    ]
    assert first.splitlines()[:2] == ["关于供水的通知", "洛政发〔2026〕3号"]
    assert second.splitlines()[0] == "关于养犬的通知"
    assert second.splitlines()[-1] == "— 3 —"


def test_what_would_be_code_is_text() -> None:
    (page,) = pages(Document("#题", "$x$", ('#read("/etc/passwd")',), (Paragraph(runs("*甲* _乙_ #panic() \x00 [丙] @丁 <戊>")),)))

    assert '#read("/etc/passwd")' in page
    assert "*甲* _乙_ #panic() \ufffd [丙] @丁 <戊>" in page.replace("  ", " ")


def test_the_same_document_is_the_same_file() -> None:
    document = Document("题", "洛泽市人民政府", blocks=TEXT)

    assert document_pdf(document) == document_pdf(document)

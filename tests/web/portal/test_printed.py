"""Texts of items as blocks of a PDF: nothing is lost, and nothing says something else than on the page."""

import pytest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.utils import translation

from gongkai.errors import GongkaiError
from gongkai.render.document import Align, Box, Document, Grid, Heading, Paragraph, Run, Style
from gongkai_web.organs.models import Site
from gongkai_web.portal import printed as module
from gongkai_web.portal.printed import blocks_of, paragraphs, printed
from gongkai_web.portal.visit import visit_of


def words(*texts: str) -> tuple[Run, ...]:
    """Runs without a style."""
    return tuple(map(Run, texts))


def test_paragraphs_headings_and_alignment() -> None:
    html = """<h2>第一章 总则</h2>
    <p>第一条  为了规范
    供水。</p><h3>附则</h3><p class="align-right">2026年3月2日</p><div class="align-center">附件</div>"""

    assert blocks_of(html) == (
        Heading(words("第一章 总则"), 1),
        Paragraph(words("第一条 为了规范 供水。")),
        Heading(words("附则"), 2),
        Paragraph(words("2026年3月2日"), Align.RIGHT),
        Paragraph(words("附件"), Align.CENTRE),
    )


@pytest.mark.parametrize(
    ("html", "styles"),
    [
        ("m<sup>2</sup>", (Style.RAISED,)),
        ("H<sub>2</sub>O", (Style.LOWERED,)),
        ("<s>10</s>", (Style.STRUCK,)),
        ("<u>10</u>", (Style.UNDERLINED,)),
        ("<b>10</b>", (Style.BOLD,)),
        ("<strong><b><s>10</s></b></strong>", (Style.BOLD, Style.STRUCK)),
        ("<em>10</em>", ()),
    ],
)
def test_figures_keep_what_their_style_says(html: str, styles: tuple[Style, ...]) -> None:
    (block,) = blocks_of(f"<p>{html}</p>")

    assert isinstance(block, Paragraph)
    assert next(run.styles for run in block.runs if any(sign.isdigit() for sign in run.text)) == styles


def test_lists_are_counted() -> None:
    html = '<ol start="3"><li>甲</li><li><p>乙</p><ul><li>丙</li></ul></li><li>丁</li></ol>'

    assert blocks_of(html) == (
        Paragraph(words("甲"), mark="3.", depth=1),
        Paragraph(words("乙"), mark="4.", depth=1),
        Paragraph(words("丙"), mark="•", depth=2),
        Paragraph(words("丁"), mark="5.", depth=1),
    )


def test_a_table_keeps_its_spans() -> None:
    html = """<table><caption>水价</caption><thead><tr><th>类别</th><th>单价</th></tr></thead>
    <tbody><tr><td rowspan="2">居民</td><td>2.85<br>含税</td></tr><tr><td class="align-right">3.10</td></tr>
    <tr><td colspan="100">注</td></tr></tbody></table>"""

    assert blocks_of(html) == (
        Paragraph(words("水价"), Align.CENTRE),
        Grid(
            3,
            1,
            (
                Box(words("类别"), 0, 0, align=Align.CENTRE),
                Box(words("单价"), 0, 1, align=Align.CENTRE),
                Box(words("居民"), 1, 0, rowspan=2, align=Align.BODY),
                Box(words("2.85", "\n", "含税"), 1, 1, align=Align.BODY),
                Box(words("3.10"), 2, 1, align=Align.RIGHT),
                Box(words("注"), 3, 0, colspan=3, align=Align.BODY),
            ),
        ),
    )


def test_cells_never_lie_upon_each_other() -> None:
    html = '<table><tr><td>1</td><td rowspan="9">2</td></tr><tr><td colspan="5">3</td><td>4</td></tr><tr></tr><tr><td>5</td></tr></table>'
    (grid,) = blocks_of(html)
    assert isinstance(grid, Grid)
    taken = [
        (row, column)
        for box in grid.boxes
        for row in range(box.row, box.row + box.rowspan)
        for column in range(box.column, box.column + box.colspan)
    ]

    assert len(taken) == len(set(taken))
    assert all(row < 4 and column < grid.columns for row, column in taken)
    assert [run.text for box in grid.boxes for run in box.runs] == ["1", "2", "3", "4", "5"]


def test_a_table_in_a_cell_is_read_as_lines_of_it() -> None:
    (grid,) = blocks_of("<table><tr><td>甲<table><tr><td>1</td><td>2</td></tr></table>乙</td><td>丙</td></tr></table>")

    assert isinstance(grid, Grid)
    assert ["".join(run.text for run in box.runs) for box in grid.boxes] == ["甲\n1\n2\n乙", "丙"]


def test_a_picture_is_named() -> None:
    assert blocks_of('<p><img src="/a.png" alt="管网图"></p><img src="/b.png">') == (
        Paragraph(words("［图片：管网图］")),
        Paragraph(words("［图片：见网页］")),
    )


def test_plain_text_is_a_paragraph_a_line() -> None:
    assert paragraphs("甲\n\n  乙 ") == (Paragraph(words("甲")), Paragraph(words("乙")))


Setting = list[str]


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Setting:
    """The titles of what was set, where nothing was set before."""
    titles: Setting = []

    def set_(document: Document) -> bytes:
        titles.append(document.title)
        return b"%PDF-"

    monkeypatch.setattr(module, "document_pdf", set_)
    monkeypatch.setattr(module, "_MADE", {})
    return titles


def _asked(title: str) -> HttpResponseBase:
    return printed(visit_of(RequestFactory().get("/guide/139900/pdf/")), Document(title, "洛泽市人民政府"))


@pytest.mark.usefixtures("site")
def test_a_file_is_set_once_for_all_readers_and_the_oldest_goes_first(setting: Setting) -> None:
    for number in [*range(17), 16, 1, 0]:
        assert _asked(f"第{number}期").status_code == 200

    assert setting == [f"第{number}期" for number in [*range(17), 0]]


@pytest.mark.usefixtures("site")
def test_while_one_file_is_set_another_has_to_be_asked_for_again(setting: Setting) -> None:
    _asked("已生成")
    with module._TURN:
        busy, there = _asked("另一个"), _asked("已生成")

    assert (busy.status_code, busy["Retry-After"], busy["Cache-Control"]) == (503, "5", "no-store")
    assert there.status_code == 200
    assert _asked("另一个").status_code == 200
    assert setting == ["已生成", "另一个"]


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "暂时无法生成这个文件"), ("en", "This file cannot be made at the moment")])
def test_without_a_chinese_font_the_page_says_so_and_the_log_what_is_missing(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str, words: str
) -> None:
    def none(_document: Document) -> bytes:
        raise GongkaiError("no font with Chinese characters was found", remedy="install the Debian package fonts-noto-cjk")

    assert site
    monkeypatch.setattr(module, "document_pdf", none)
    with translation.override(language):
        answer = _asked("没有字体")

    assert answer.status_code == 503
    assert words in answer.content.decode()  # type: ignore[attr-defined]  # a page has content
    assert "fonts-noto-cjk" in caplog.text
    assert not module._TURN.locked()

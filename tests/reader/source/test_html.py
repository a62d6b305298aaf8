"""HTML pages as documents: grids, prose, hidden text, places."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.errors import InputRefused
from gongkai.reader.document import GRID_MARK, Document, Grid
from gongkai.reader.source import spans as spans_module
from gongkai.reader.source.html import html_document
from gongkai.report.place import NodePlace

RUN = "<span lang=EN-US style='font-family:宋体;mso-hansi-font-family:\"Times New Roman\";mso-font-kerning:0pt'>{}</span>"


def word_cell(*runs: str, attributes: str = "") -> str:
    text = "".join(RUN.format(run) for run in runs)
    return (
        f"  <td width=64 {attributes} style='border:solid windowtext 1.0pt;\n  mso-border-alt:solid windowtext .5pt'>\n"
        f"  <p class=MsoNormal align=center>{text}<o:p></o:p></p>\n  </td>\n"
    )


def texts(grid: Grid) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def only_grid(html: str) -> list[list[str | None]]:
    document = html_document(html)
    assert len(document.grids) == 1
    return texts(document.grids[0])


@pytest.mark.parametrize("tag", ["sup", "sub", "del", "s", "strike"])
def test_the_number_of_a_note_and_struck_digits_are_no_part_of_the_figure_beside_them(tag: str) -> None:
    cells = (f"34<{tag}>1</{tag}>", f"<p><{tag}><b>2</b></{tag}>34</p>", f"<{tag}>5</{tag}>", f"34<{tag}>件</{tag}>")
    html = f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    document = html_document(html)

    assert texts(document.grids[0]) == [["34\n1", "2\n34", "5", "34件"]]
    places = [cell.at for cell in document.grids[0].rows[0] if cell is not None and isinstance(cell.at, NodePlace)]
    assert [text_at(html, place) for place in places] == ["341", "234", "5", "34件"]


def test_what_is_raised_outside_tables_stays_in_its_line() -> None:
    assert html_document("<p>面积 100 m<sup>2</sup> 以上</p>").text == "面积 100 m2 以上"


def text_at(html: str, place: NodePlace) -> str:
    """What stands at a place, found by another library's XPath over the tree that a browser would build."""
    tree = etree.HTML(LexborHTMLParser(html).html or "")
    found = tree.xpath(place.path)
    assert isinstance(found, list)
    (node,) = found
    text = "".join(map(str, node.itertext())) if isinstance(node, etree._Element) else str(node)
    return text[place.start : place.end]


def element_at(html: str, place: NodePlace) -> LexborNode:
    """The element that a path names, found step by step among the children of each element."""
    node = LexborHTMLParser(html).root
    for step in place.path.split("/")[2:]:
        assert node is not None
        name, _, index = step.rstrip("]").partition("[")
        children = [child for child in node.iter() if child.is_element_node and name in ("*", child.tag)]
        node = children[int(index or 1) - 1]
    assert node is not None
    return node


def place_of(document: Document, words: str) -> NodePlace:
    start = document.text.index(words)
    place = document.locate(start, start + len(words))
    assert isinstance(place, NodePlace)
    return place


class TestGrids:
    def test_spans_are_unfolded_into_the_same_cell(self) -> None:
        document = html_document(
            "<table><tr><td colspan=2 rowspan=2>项目</td><td>合计</td></tr><tr><td>5</td></tr><tr><td>甲<td>乙<td>丙</table>"
        )
        (grid,) = document.grids
        assert texts(grid) == [["项目", "项目", "合计"], ["项目", "项目", "5"], ["甲", "乙", "丙"]]
        head = grid.rows[0][0]
        assert head is not None
        assert grid.rows[1][1] is head
        assert (head.row, head.column) == (0, 0)
        five = grid.rows[1][2]
        assert five is not None
        assert (five.row, five.column) == (1, 2)

    def test_ghost_columns_and_blank_cells_are_kept(self) -> None:
        assert only_grid("<table><tr><td colspan=3>头</td><td></td></tr><tr><td>1</td><td>&nbsp;</td><td></td><td>2</td></tr></table>") == [
            ["头", "头", "头", ""],
            ["1", "", "", "2"],
        ]

    @pytest.mark.parametrize(
        ("span", "width"),
        [
            ("2", 2),
            ("0", 1),
            ("-3", 1),
            ("x", 1),
            ("", 1),
            (" 2px", 2),
            ("+2", 2),
            ("2.9", 2),
            ("99999", 1000),
            ("９", 1),
            ("9" * 50, 1000),
        ],
    )
    def test_colspan(self, span: str, width: int) -> None:
        assert len(only_grid(f"<table><tr><td colspan='{span}'>甲<tr><td>乙<td>丙</table>")[0]) == width

    def test_rowspan_ends_with_its_section(self) -> None:
        html = "<table><thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td rowspan=0>丙<td>丁<tr><td>戊<tbody><tr><td>己<td>庚</table>"
        assert only_grid(html) == [["甲", "乙"], ["丙", "丁"], ["丙", "戊"], ["己", "庚"]]

    def test_the_first_of_overlapping_cells_keeps_the_position(self) -> None:
        html = "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙</table>"
        assert only_grid(html) == [["甲", "乙"], ["丙", "乙", "丙"]]

    def test_a_row_of_spans_only(self) -> None:
        assert only_grid("<table><tr><td>甲<td rowspan=2>乙<tr></tr><tr><td>丙</table>") == [["甲", "乙"], [None, "乙"], ["丙"]]

    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            ("<p></p><p><span>甲</span></p><p></p>", "甲"),
            ("<div><p>甲</p></div>", "甲"),
            ("<div><br><p>甲</p></div>", "甲"),
            ("<p>甲<br>乙</p>", "甲\n乙"),
            ("<div><p>甲</p><p></p>乙</div>", "甲\n乙"),
            ("<p></p><p>甲<b><br></b>乙</p>", "甲\n乙"),
            ("甲<p></p>乙", "甲\n乙"),
            ("<p>甲</p><p>甲</p>", "甲\n甲"),
            ("<p></p><p></p>", ""),
        ],
    )
    def test_lines_inside_a_cell(self, cell: str, text: str) -> None:
        html = f"<table><tr><td>{cell}<td>5</table>"
        assert only_grid(html) == [[text, "5"]]
        place = html_document(html).grids[0].rows[0][0]
        assert place is not None
        assert isinstance(place.at, NodePlace)
        assert text_at(html, place.at) == text.replace("\n", "")

    def test_what_follows_a_grid_inside_elements_of_no_interest(self) -> None:
        html = "<div><table><tr><td>1<td>2</table><span><b>甲</b></span></div><span><i><p>乙</p></i></span><table><tr><td>3<td>4</table>"
        document = html_document(html)
        assert document.text == f"{GRID_MARK}\n甲\n乙\n{GRID_MARK}"
        assert [texts(grid) for grid in document.grids] == [[["1", "2"]], [["3", "4"]]]

    def test_missing_end_tags(self) -> None:
        assert only_grid("<table><tr><td>申请<td>5<tr><td>答复<td>4</body>") == [["申请", "5"], ["答复", "4"]]

    def test_the_row_in_which_a_page_breaks_off_is_not_read(self) -> None:
        """The 4 may be the first digit of 41, and more cells may have followed."""
        assert texts(html_document("<table><tr><td>申请<td>5<tr><td>答复<td>4").grids[0]) == [["申请", "5"]]

    def test_only_innermost_tables_are_grids(self) -> None:
        html = (
            "<table><tr><td>导航</td><td>正文<table><tr><td>甲</td><td>1</td></tr></table>续文"
            "<table><tr><td>乙</td><td>2</td></tr></table></td><td>页脚</td></tr></table>"
        )
        document = html_document(html)
        assert [texts(grid) for grid in document.grids] == [[["甲", "1"]], [["乙", "2"]]]
        assert document.text == f"导航\n正文\n{GRID_MARK}\n续文\n{GRID_MARK}\n页脚"

    def test_tables_that_only_lay_out_the_page_are_prose(self) -> None:
        article = "本局认真贯彻条例。" * 300
        assert html_document(f"<table><tr><td>栏目</td><td>{article}</td></tr></table>").text == f"栏目\n{article}"
        assert html_document("<table><tr><td>一、概述<tr><td>二、公开</table>").text == "一、概述\n二、公开"
        assert html_document("<table><tr><td></td><td> </td></tr></table>").grids == ()

    def test_word_cells(self) -> None:
        html = (
            "<table><tr>" + word_cell("其他法律", "行政", "法规禁止公开") + word_cell("1", "2") + word_cell() + "</tr>"
            "<tr>" + word_cell("本年新\n  制作", "数量") + word_cell("-3") + word_cell("0") + "</tr></table>"
        )
        assert only_grid(html) == [["其他法律行政法规禁止公开", "12", ""], ["本年新制作数量", "-3", "0"]]

    def test_lines_inside_a_cell_stay_apart(self) -> None:
        html = (
            "<table><tr><td><p>本年新</p><p>制作数量</p></td><td>5<br>6</td><td>7<p>8</p></td><td><p>9</p>10</td><td><b>11</b><div>12</div>"
            "</td><td><font><p><p>13</p></font></td><td>1<i>4</i></td></tr></table>"
        )
        assert only_grid(html) == [["本年新\n制作数量", "5\n6", "7\n8", "9\n10", "11\n12", "13", "14"]]

    def test_preformatted_cells_keep_their_lines(self) -> None:
        assert only_grid("<table><tr><td><pre>5\n6</pre></td><td>7\n8</td></tr></table>") == [["5\n6", "7 8"]]
        assert only_grid("<pre><table><tr><td>\n\n</td><td>7\n8</td></tr></table></pre>") == [["", "7\n8"]]

    def test_header_cells_and_form_fields(self) -> None:
        html = (
            "<table><tr><th>项目</th><td><input value=' 5 '></td><td><input type=hidden value=9></td><td>7<input value=8></td>"
            "<td><select><option>1<option selected>2</select></td></tr></table>"
        )
        document = html_document(html)
        assert texts(document.grids[0]) == [["项目", "5", "", "7", "2"]]
        cells = [cell for cell in document.grids[0].rows[0] if cell is not None]
        assert [cell.at.step for cell in cells if isinstance(cell.at, NodePlace)] == [
            "/tr[1]/th[1]",
            "/tr[1]/td[1]",
            "/tr[1]/td[2]",
            "/tr[1]/td[3]",
            "/tr[1]/td[4]",
        ]
        assert isinstance(cells[1].at, NodePlace)
        assert (cells[1].at.start, cells[1].at.end) == (0, 0)

    def test_a_caption_is_prose_before_its_grid(self) -> None:
        document = html_document("前<table><caption>（二）<br>申请</caption><tr><td>1<td>2</table>后")
        assert document.text == f"前\n（二）\n申请\n{GRID_MARK}\n后"

    def test_grids_know_where_their_marks_are(self) -> None:
        document = html_document("<title>标题</title>甲<table><tr><td>1<td>2</table>￼乙<table><tr><td>3<td>4</table>")
        assert document.text.count(GRID_MARK) == 2
        assert [document.text[grid.start : grid.end] for grid in document.grids] == [GRID_MARK, GRID_MARK]

    def test_hidden_cells_and_rows_take_no_position(self) -> None:
        html = (
            "<table><tr><td>甲</td><td style='DISPLAY: none'>暗</td><td>乙</td></tr><tr hidden><td>暗</td><td>1</td></tr>"
            "<tr><td>丙</td><td hidden>2</td><td>丁</td></tr></table>"
        )
        document = html_document(html)
        assert texts(document.grids[0]) == [["甲", "乙"], ["丙", "丁"]]
        last = document.grids[0].rows[1][1]
        assert last is not None
        assert last.at == NodePlace("/html/body/table[1]/tbody[1]", "/tr[3]/td[3]", 0, 1)

    def test_too_many_positions_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(spans_module, "MAX_GRID_POSITIONS", 5_000)
        with pytest.raises(InputRefused, match="too large"):
            html_document("<table>" + "<tr><td colspan=1000 rowspan=1000>甲" * 6 + "</table>")


class TestProse:
    def test_blocks_make_lines_and_inline_elements_do_not(self) -> None:
        html = "<div>一、<b>总体</b>情况</div><p>收到<span>15</span>件<br>办结</p>尾<ul><li>甲</li><li>乙</li></ul>末"
        assert html_document(html).text == "一、总体情况\n收到15件\n办结\n尾\n甲\n乙\n末"

    def test_line_ends_of_the_source_are_no_lines(self) -> None:
        assert html_document("<p>全年主动\n  公开 12\n 条，见 Table\n 1</p>").text == "全年主动公开 12 条，见 Table 1"

    def test_line_ends_count_in_preformatted_text_and_beside_bare_text(self) -> None:
        assert html_document("<pre>甲\n\n乙</pre>").text == "甲\n乙"
        assert (
            html_document("# 一、概述\n全文\n<table><tr><td>1<td>2</table>\n二、公开\n").text == f"# 一、概述\n全文\n{GRID_MARK}\n二、公开"
        )

    @pytest.mark.parametrize(
        "junk",
        [
            "<script>var a='博彩';</script>",
            "<style>.a{content:'博彩'}</style>",
            "<template><p>博彩</p></template>",
            "<!-- 博彩 -->",
            "<div hidden>博彩<p>博彩</p></div>",
            "<div style='color:red;display : NONE'><a href=x>博彩</a></div>",
            "<DIV STYLE='DISPLAY: none'><TABLE><TR><TD>博彩<TD>1</TABLE></DIV>",
            "<select><option>博彩</option></select>",
            "<noscript><p>博彩</p></noscript>",
            "<svg><title>博彩</title><text>博彩</text></svg>",
            "<iframe>博彩</iframe>",
        ],
    )
    def test_hidden_text_is_not_read(self, junk: str) -> None:
        document = html_document(f"<body style='display:none'><p>甲</p>{junk}<p>乙</p>")
        assert document.text == "甲\n乙"
        assert document.grids == ()
        assert place_of(document, "乙").path.endswith("/p[2]")

    def test_hidden_text_on_a_page_full_of_styles(self) -> None:
        run = RUN.format("公开") * 40
        assert html_document(f"<p>{run}<span style='{'x' * 3000};display:none'>暗</span></p>").text == "公开" * 40

    def test_page_tags(self) -> None:
        html = (
            "<head><meta name='pubdate' content='2023-01-20 10:00'><meta name='SiteName' content='甲县政府网'>"
            "<meta name=ArticleTitle content=' 年度\n报告 '><meta name=keywords content=x><title> 甲县 -\n 报告</title></head><p>正文"
        )
        document = html_document(html)
        assert document.text == "Title:甲县 - 报告\nArticleTitle:年度 报告\nPubDate:2023-01-20 10:00\nSiteName:甲县政府网\n正文"
        assert place_of(document, "2023").path == "/html/head/meta[1]/@content"
        assert place_of(document, "正文").path == "/html/body/p[1]"

    @pytest.mark.parametrize("html", ["", " ", "<", "<html>", "<frameset><frame></frameset>", "\x00", "<table>", "<td>", "\ud800"])
    def test_pages_without_text(self, html: str) -> None:
        document = html_document(html)
        assert document.grids == ()
        assert document.locate(0, 1)

    def test_bytes_may_stand_in_for_the_text(self) -> None:
        html = "<p>甲</p><table><tr><td>1<td>2</table>"
        assert html_document(html, html.encode()).text == html_document(html).text


PAGE = """<html><head><title>报告</title></head><body>
<div id=nav><a>首页</a> &gt; <a>公开</a></div>
<div><h1>甲县&nbsp;报告</h1>
<p>全年收到
  申请<b> 15 </b>件，<o:x>办结</o:x>13件</p><p>收到申请</p>
<table><tr><td>申请</td><td> 15 </td></tr><tr><th>其<i>他</i></th><td><p>&nbsp;2</p></td><td>7<br>8</td></tr></table>
<pre>甲
乙</pre>末尾</div></body></html>"""


class TestPlaces:
    @pytest.mark.parametrize("words", ["首页", "> 公开", "报告\n全年", "申请 15", "15 件", "办结", "收到申请", "乙", "末尾", "13件\n收到"])
    def test_prose(self, words: str) -> None:
        place = place_of(html_document(PAGE), words)
        assert "".join(text_at(PAGE, place).split()) == "".join(words.split())

    def test_the_place_is_the_innermost_element(self) -> None:
        document = html_document(PAGE)
        assert place_of(document, "15").path == "/html/body/div[2]/p[1]/b[1]"
        assert place_of(document, "件，").path == "/html/body/div[2]/p[1]"
        assert place_of(document, "办结").path == "/html/body/div[2]/p[1]/*[2]"
        assert place_of(document, "Title:报告").path == "/html/head/title[1]"

    def test_cells(self) -> None:
        (grid,) = html_document(PAGE).grids
        cells = {cell for row in grid.rows for cell in row if cell is not None}
        assert len(cells) == 5
        for cell in cells:
            assert isinstance(cell.at, NodePlace)
            assert text_at(PAGE, cell.at) == cell.text.replace("\n", "")

    def test_a_grid_mark_is_its_table(self) -> None:
        document = html_document(PAGE)
        assert place_of(document, GRID_MARK).path.startswith("/html/body/div[2]/table[1]")

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_any_span_of_any_page(self, data: st.DataObject) -> None:
        html = data.draw(pages())
        document = html_document(html)
        start = data.draw(st.integers(0, len(document.text)))
        end = data.draw(st.integers(start, len(document.text)))
        words = document.text[start:end]
        place = document.locate(start, end)
        assert isinstance(place, NodePlace)
        if words.strip() and GRID_MARK not in words:
            text = element_at(html, place).text()[place.start : place.end]
            assert "".join(text.split()) == "".join(words.split())


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Random pages of blocks, inline elements, white space and small tables."""
    leaf = st.sampled_from(["甲乙", "丙 ", "\n 丁", "5", "<br>", "&nbsp;", "<!--x-->", "<table><tr><td>1<td>2</table>", "<b></b>"])
    node = st.recursive(
        leaf,
        lambda inner: st.tuples(st.sampled_from(["p", "div", "span", "b", "li", "o:p"]), st.lists(inner, max_size=4)).map(
            lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
        ),
        max_leaves=15,
    )
    return "<html><body>" + "".join(draw(st.lists(node, max_size=6))) + "</body></html>"


class TestUnfolding:
    @given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=5), min_size=2, max_size=6))
    def test_random_grids_equal_an_independent_unfolding(self, rows: list[list[tuple[int, int]]]) -> None:
        html, names = ["<table>"], iter(range(1000))
        named = [[(f"格{next(names)}", columns, height) for columns, height in row] for row in rows]
        for row in named:
            html.append("<tr>" + "".join(f"<td colspan={c} rowspan={h}>{name}</td>" for name, c, h in row) + "</tr>")
        expected = unfold_by_painting(named)
        document = html_document("".join(html) + "</table>")
        if max(map(len, expected)) < 2:
            assert document.grids == ()
        else:
            assert texts(document.grids[0]) == expected


def unfold_by_painting(rows: list[list[tuple[str, int, int]]]) -> list[list[str | None]]:
    """Paints every cell on a board, in the order of the source, each at the first free position of its row."""
    board: dict[tuple[int, int], str] = {}
    for line, row in enumerate(rows):
        column = 0
        for name, columns, height in row:
            while (line, column) in board:
                column += 1
            for down in range(min(height, len(rows) - line)):
                for right in range(columns):
                    board.setdefault((line + down, column + right), name)
            column += columns
    widths = [max((c + 1 for r, c in board if r == line), default=0) for line in range(len(rows))]
    return [[board.get((line, column)) for column in range(width)] for line, width in enumerate(widths)]


TAGS = re.findall(
    r"\S+",
    """<table> </table> <tr> <td> <th> <tbody> <caption> <col> <template> <svg> <math> <mi> <foreignObject> <select> <option> <input> </p>
    <body> </body> <frameset> <noscript> <title> <script> </script> <pre> <plaintext> <textarea> <a> <nobr> <form> &#0; &#xfffc; \x00 ]]>
    <![CDATA[ <!DOCTYPE> <td/colspan=2> <td/rowspan=3> <tr/hidden> <td/hidden> <body/hidden> <html/style=display:none>
    <p/style=display:none>
    """,
)


class TestHostilePages:
    @pytest.mark.parametrize("tag", ["div", "span", "b", "table><tr><td", "x-y", "ul", "blockquote"])
    def test_deep_nesting_is_refused(self, tag: str) -> None:
        with pytest.raises(InputRefused, match=r"nested too deeply|never closes"):
            html_document(f"<{tag}>甲" * 60_000)

    def test_end_tags_of_others_or_in_comments_do_not_help(self) -> None:
        for decoy in ("</x>", "<!--</div>-->", "<p title='</div>'>"):
            with pytest.raises(InputRefused):
                html_document(f"<div>{decoy}" * 60_000)

    def test_an_element_with_thousands_of_attributes_is_refused(self) -> None:
        with pytest.raises(InputRefused, match="attributes"):
            html_document("<p>甲</p>" * 500 + "<p " + " ".join(f"a{n}" for n in range(30_000)) + ">乙")

    def test_long_text_and_long_scripts_are_no_attributes(self) -> None:
        words = "a1 b2 " * 5_000
        assert html_document(f"<p>{words}").text.count("a1") == 5_000
        assert html_document(f"<p>{words}</p><script>for(i=0;i<n;) {words}</script><p>1 < 2 {words}</p>").text.count("a1") == 10_000

    def test_a_long_select_is_read(self) -> None:
        html = "<table><tr><td>甲<td><select>" + "<option>1" * 60_000 + "</select></table>"
        assert only_grid(html) == [["甲", "1"]]

    def test_comments_without_end_cost_no_more_than_their_length(self) -> None:
        assert html_document("甲" + "<!--" * 300_000).text == "甲"

    def test_places_in_deep_pages_are_found(self) -> None:
        document = html_document("<div>" * 1_500 + "<div>甲</div>" * 10_000)
        assert isinstance(document.locate(5_000, 5_001), NodePlace)

    def test_too_many_tables_are_refused(self) -> None:
        with pytest.raises(InputRefused, match="more than 5000 tables"):
            html_document("<table><tr><td>1<td>2</table>" * 5_001)

    def test_formatting_that_multiplies_is_refused(self) -> None:
        html = "".join(f"<font size={n}>" for n in range(1_500)) + "<div>甲</div>" * 20_000
        with pytest.raises(InputRefused, match="never closes"):
            html_document(html)

    @pytest.mark.parametrize(
        "unit", ["<p>甲", "<br>", "<li>甲", "<div>甲</div>", "<img>", "<tr><td>甲", "<span><b>甲</b></span>", "<DIV>甲</Div>"]
    )
    def test_long_flat_pages_are_read(self, unit: str) -> None:
        document = html_document(f"<table>{unit * 6_000}</table>" if unit.startswith("<tr") else unit * 6_000)
        assert document.text.count("甲") == (0 if "甲" not in unit else 6_000)

    @settings(max_examples=400)
    @given(
        st.lists(
            st.sampled_from(re.findall(r"<[^>]+>|[^<]+", PAGE)) | st.sampled_from(TAGS) | st.text(max_size=5),
            max_size=60,
        )
    )
    def test_nothing_but_our_errors_escapes(self, parts: list[str]) -> None:
        document = html_document("".join(parts))
        assert document.text.count(GRID_MARK) == len(document.grids)
        for start in range(0, len(document.text) + 2, 3):
            assert isinstance(document.locate(start, start + 4), NodePlace)

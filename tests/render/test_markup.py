from base64 import b64encode
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser

from gongkai.render.markup import page, state_attributes, stylesheet, table, text
from gongkai.render.printed import Role, Slot
from gongkai.render.tables import statutory_tables
from gongkai.report.model import Cell, Status
from tests.render.helpers import first, numbered


def test_text_is_escaped_for_content_and_attributes() -> None:
    assert text('<a href="x">&\'\x01') == "&lt;a href=&quot;x&quot;&gt;&amp;&#x27;\ufffd"


def test_the_policy_allows_the_stylesheet_of_the_page_and_nothing_else() -> None:
    parsed = LexborHTMLParser(page("<题>", "<p>x</p>", "table", "report"))
    css = first(parsed, "style").text()
    policy = first(parsed, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""

    assert css == stylesheet("table") + "\n" + stylesheet("report")
    assert f"style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'" in policy
    assert first(parsed, "title").text() == "<题>"


def test_headers_say_what_they_head() -> None:
    parsed = LexborHTMLParser(table(statutory_tables(numbered())[1], "表三", lambda slot: (state_attributes(slot), slot.text)))
    scopes = {node.text(): node.attributes["scope"] for node in parsed.css("th")}

    assert scopes["法人或其他组织"] == "colgroup"
    assert scopes["商业企业"] == "col"
    assert scopes["（三）不予公开"] == "rowgroup"
    assert scopes["1.属于国家秘密"] == "row"
    assert len(parsed.css("thead tr")) == 3
    assert len(parsed.css("col")) == 10
    assert first(parsed, ".scroll").attributes["aria-label"] == "表三"


def test_a_doubtful_cell_says_so_in_words() -> None:
    inferred = Slot(Role.FIGURE, "7", 0, 0, key="a.b.c", cell=Cell(7, Status.INFERRED))

    assert 'title="按勾稽关系推定"' in state_attributes(inferred)
    assert "title" not in state_attributes(Slot(Role.FIGURE, "7", 0, 0, key="a.b.c", cell=Cell(7)))

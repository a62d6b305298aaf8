"""The lookup that is wrapped around other tools: what a careful user would get from their tables."""

from decimal import Decimal
from io import BytesIO

import pytest

from gongkai.reader.document import Media
from gongkai.report.forms import Form, Kind, form
from gongkai.report.model import Cell, Status
from lab.bench.accuracy import KINDS, reports_by, score
from lab.bench.files import files_of
from lab.bench.rivals.lookup import bare, cells_of, figure_cell
from lab.bench.rivals.markdown import pipe_grids
from lab.bench.rivals.phrases import cells_in
from lab.bench.rivals.tools import TOOLS, Tool, WithMarkitdown
from lab.generate.draft import make_draft
from lab.generate.layouts.base import full_grid
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, make_truth


@pytest.fixture
def known() -> Form:
    return form("cn-ogi-2021")


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
@pytest.mark.parametrize("seed", range(4))
def test_unfolded_tables_give_every_cell(form_id: str, seed: int) -> None:
    truth = make_truth(seeded("rivals", seed), form=form_id, blanks=Blanks.NONE)
    draft = make_draft(truth, seeded("rivals", seed))
    grids = [[[box.text for box, _ in cells] for _, cells in full_grid(part)] for part in draft.parts if part.table]
    assert {key: cell.value for key, cell in cells_of(grids, truth.form).items()} == dict(truth.cells)


def test_markdown_without_bracketing_cells_is_taken_in_the_order_of_the_form(known: Form) -> None:
    text = (
        "before\n|  |  |\n| --- | --- |\n| 自然人 | 法人或其他组织 | | | | | 总计 |\n"
        "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
        "| （三）不予公开 | 1.属于国家秘密 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n| 2.其他法律行政法规禁止公开 | 7 | 0 | 0 | | - | 0 | 7 |\nafter"
    )
    found = cells_of(pipe_grids(text), known)
    row = "requests.outcome.denied.state_secret."
    assert [found[row + column].value for column in ("natural_person", "legal_service", "other", "total")] == [1, 5, 6, 21]
    assert found["requests.outcome.denied.law_forbids.natural_person"].value == 7
    assert found["requests.outcome.denied.law_forbids.public_welfare"] == Cell(None, Status.BLANK)


def test_labels_are_compared_without_spaces_and_punctuation() -> None:
    assert bare(" 3．危及“三安全 一稳定” ") == bare("3.危及三安全一稳定")
    assert bare("其他") != bare("3.其他")


def test_figures_are_numbers_blanks_or_nothing() -> None:
    assert figure_cell(" 1,234 ", Kind.COUNT) == Cell(1234)
    assert figure_cell("７.50", Kind.AMOUNT) == Cell(Decimal("7.50"))
    assert figure_cell("NaN", Kind.COUNT) == figure_cell("/", Kind.COUNT) == Cell(None, Status.BLANK)
    assert figure_cell("7.5", Kind.COUNT) is None
    assert figure_cell("3件", Kind.COUNT) is None
    assert figure_cell("Infinity", Kind.AMOUNT) is None


def test_rules_and_prose_are_no_rows_of_a_table() -> None:
    assert pipe_grids("a\n| x | y |\n| --- | :-: |\n| 1 | |\n\ntext\n|z|\n") == [[["x", "y"], ["1", ""]], [["z"]]]
    assert pipe_grids("no table") == []


def test_running_text_gives_rows_whose_figures_stand_apart(known: Form) -> None:
    found = cells_in("申请 2.重复申请 1 2 0 0 0 0 3 3.要求提供公开出版物 0000000 行政许可\n14", known)
    assert found["requests.outcome.not_processed.repeated.total"].value == 3
    assert found["disclosure.licensing.decisions"].value == 14
    assert not any(key.startswith("requests.outcome.not_processed.public_publication") for key in found)


def test_pandas_is_right_on_clean_pages_and_finds_nothing_without_tables() -> None:
    pages = KINDS["HTML, clean tables"].take(4)
    tool = TOOLS["pandas.read_html"]
    right = score(pages, [reports_by(tool, page) for page in pages])
    assert right == (sum(len(page.expected) for page in pages), 0, 0)
    (without,) = files_of("html_without_tables", 1)
    assert tool.cells(without, form("cn-ogi-2021")) == {}


def test_pdfplumber_is_right_where_a_table_goes_on_over_pages() -> None:
    files = KINDS["PDF over pages"].take(1)
    right = score(files, [reports_by(TOOLS["pdfplumber"], file) for file in files])
    assert right == (len(files[0].expected), 0, 0)


def test_markitdown_text_goes_through_the_tables_or_else_the_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a converter of our own: the real one is installed for `make bench` only."""
    files = KINDS["flattened, spaces kept"].take(1) + KINDS["Markdown table"].take(1)
    monkeypatch.setattr("importlib.import_module", lambda _: _Module)
    tool = Tool("markitdown", WithMarkitdown(), frozenset(Media))
    for file in files:
        one = score([file], [reports_by(tool, file)])
        assert one.wrong == 0
        assert one.right > 0.9 * len(file.expected)


class _Module:
    """As much of markitdown as is used; a text file passes it unchanged."""

    class StreamInfo:
        def __init__(self, extension: str, charset: str | None) -> None:
            assert extension.startswith(".")
            assert charset == "utf-8"

    class MarkItDown:
        def __init__(self, *, enable_plugins: bool) -> None:
            assert not enable_plugins
            self.text_content = ""

        def convert_stream(self, stream: BytesIO, *, stream_info: object) -> "_Module.MarkItDown":
            assert stream_info
            self.text_content = stream.read().decode()
            return self

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.page import Page

from gongkai.errors import ContractError, GongkaiError
from gongkai.render.pdf import pdf
from gongkai.report.forms import Row, form
from gongkai.report.model import AnnualReport, Cell, Passage, Scope, Status
from tests.render.crossings import check, joined
from tests.render.helpers import PROSE, numbered, tiny_form, tiny_report


def grids(content: bytes) -> Iterator[list[list[str]]]:
    """The tables' texts: every position of the finest raster holds the text of the box that covers it."""
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            for table in page.find_tables():
                yield _grid(page, table.cells)


def _grid(page: Page, boxes: list[tuple[float, float, float, float]]) -> list[list[str]]:
    texts = {box: joined(page.filter(partial(_inside, box)).extract_text()) for box in boxes}
    xs = sorted({round(box[0], 1) for box in boxes})
    ys = sorted({round(box[1], 1) for box in boxes})

    def at(x: float, y: float) -> str:
        return next((text for (x0, top, x1, bottom), text in texts.items() if x0 < x + 1 < x1 and top < y + 1 < bottom), "")

    return [[at(x, y) for x in xs] for y in ys]


def _inside(box: tuple[float, float, float, float], thing: dict[str, Any]) -> bool:
    """Whether the middle of the character lies in the box: opening brackets begin half a character before their ink."""
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] < x < box[2] and box[1] < y < box[3])


def text(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as document:
        return joined("".join(page.extract_text() for page in document.pages))


@pytest.mark.parametrize("form_id", ["cn-ogi-2019", "cn-ogi-2021"])
def test_every_value_stands_at_the_crossing_of_its_labels(form_id: str) -> None:
    report = numbered(form_id)

    check(form(form_id), report, grids(pdf(report)))


def test_a_table_that_fits_on_a_page_is_not_broken() -> None:
    for lines in (0, 6, 12, 22):
        report = numbered(prose=(Passage(3, "\n".join(["申请均在法定期限内答复。"] * lines)),))
        assert len([grid for grid in grids(pdf(report)) if len(grid[0]) == 10]) == 1


def test_a_longer_table_goes_on_with_its_header_repeated() -> None:
    tiny = tiny_form()
    matrix = tiny.tables[0]
    rows = tuple(Row(f"r{number}", f"第{number}行", (), (), ()) for number in range(100))
    long = replace(tiny, tables=(replace(matrix, blocks=(replace(matrix.blocks[0], rows=rows),)),))
    cells = {f"grid.{row.key}.a": Cell(1000 + number) for number, row in enumerate(rows)}
    pieces = list(grids(pdf(AnnualReport("试验局", 2040, "cn-tiny", cells), long)))

    assert len(pieces) > 1
    assert all(piece[:3] == pieces[0][:3] for piece in pieces)
    assert [row[1] for piece in pieces for row in piece[3:]] == [str(1000 + number) for number in range(100)]


def test_title_headings_prose_and_page_numbers() -> None:
    content = pdf(numbered(prose=PROSE))

    shown = text(content)
    for words in ("清河市自然资源局2023年政府信息公开工作年度报告", "五、存在的主要问题及改进情况公开内容的深度不够。", "—1—", "—2—"):
        assert words in shown
    with pdfplumber.open(BytesIO(content)) as document:
        assert document.metadata["Title"] == "清河市自然资源局2023年政府信息公开工作年度报告"
        assert (round(document.pages[0].width), round(document.pages[0].height)) == (595, 842)


def test_blank_absent_and_ambiguous_differ() -> None:
    cells = {"remedies.review.upheld": Cell(None, Status.BLANK), "remedies.review.corrected": Cell(None, Status.AMBIGUOUS)}
    content = pdf(numbered(cells=cells, without=["remedies.review.other"]))
    last = next(grid for grid in grids(content) if len(grid[0]) == 15)[-1]

    assert last[:3] == ["", "？", "…"]
    assert "表示原文无此项" in text(content)


def test_text_is_never_code() -> None:
    organ = '#read("/etc/hostname") $x$ *b* #panic() @y \\ ' + '"]}'

    assert '#read("/etc/hostname")$x$*b*#panic()@y\\"]}2023年' in text(pdf(numbered(organ=organ, prose=(Passage(1, organ),))))


def test_scope_prose_reports_and_other_forms() -> None:
    prose = AnnualReport("甲市", 2016, "prose", {"prose.requests.total": Cell(40)}, prose=(Passage(None, "全年收到申请40件。"),))
    matrix, across = grids(pdf(tiny_report(), tiny_form()))

    assert "（汇总数据）" in text(pdf(AnnualReport("甲市", 2023, "cn-ogi-2021", {}, Scope.AGGREGATE)))
    assert list(grids(pdf(prose))) == [[["报告所载数字", "报告所载数字", "数量"], ["收到申请数", "总数", "40"]]]
    assert matrix[-1] == ["合称", "第三行", "31", "0.329万元"]
    assert across[-1] == ["41", "51"]


def test_without_a_chinese_font_the_message_names_the_package(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="no font with Chinese characters") as caught:
        pdf(numbered(), fonts=[tmp_path], system_fonts=False)

    assert "fonts-noto-cjk" in caught.value.remedy
    assert caught.value.where == str(tmp_path)


def test_a_report_that_does_not_fit_its_form_is_refused() -> None:
    with pytest.raises(ContractError):
        pdf(numbered(cells={"requests.invented.total": Cell(1)}))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf(numbered(prose=PROSE)) == pdf(numbered(prose=PROSE))

"""Rows, cells and positions of a table by the kinds of its elements."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.errors import InputRefused
from gongkai.reader.source.html_shapes import Shape, layout_of, shape_of
from gongkai.reader.source.html_tags import KNOWN
from gongkai.reader.source.spans import Span

_NO: frozenset[int] = frozenset()


def _numbers(table: str) -> tuple[int, ...]:
    (node,) = LexborHTMLParser(table).css("table")
    return tuple(one.tag_id for one in node.traverse() if one.tag_id in KNOWN)


def _shape(rows: str) -> Shape:
    return shape_of(_numbers(f"<table>{rows}</table>"))


class TestShape:
    def test_steps_count_each_kind_of_cell_by_itself(self) -> None:
        assert _shape("<tr><th>a<td>b<td>c").steps == ["/tr[1]/th[1]", "/tr[1]/td[1]", "/tr[1]/td[2]"]

    def test_rows_are_counted_within_their_section(self) -> None:
        shape = _shape("<thead><tr><td>a</thead><tbody><tr><td>b<tr><td>c</tbody><tbody><tr><td>d")
        assert shape.sections == [("/thead[1]", 1), ("/tbody[1]", 1), ("/tbody[1]", 1), ("/tbody[2]", 1)]
        assert shape.steps == ["/tr[1]/td[1]", "/tr[1]/td[1]", "/tr[2]/td[1]", "/tr[1]/td[1]"]

    def test_line_makers_know_their_cell(self) -> None:
        shape = _shape("<caption><p>t</caption><tr><td>a<td>b<br>c<br>d<td><p>e")
        assert shape.lined_at == [-1, 1, 1, 2]
        assert shape.lined_cells == [(-1, 0, 1), (1, 1, 3), (2, 3, 4)]
        assert not shape.lined_once

    def test_one_line_maker_a_cell(self) -> None:
        assert _shape("<tr><td><p>a<td>b<td><p>c").lined_once

    def test_the_same_kinds_are_the_same_shape(self) -> None:
        assert _shape("<tr><td>a<td>b") is _shape("<tr><td>c<td><span>d</span>")
        assert _shape("<tr><td>a<td>b") is not _shape("<tr><td>a<tr><td>b")


class TestLayout:
    def test_spans_are_unfolded(self) -> None:
        laid = layout_of(_shape("<tr><td>a<td>b<tr><td>c"), ((0, Span(1, 2)),), _NO, _NO)
        assert laid.lines == ((0, 1), (0, 2))
        assert (laid.rows, laid.columns) == ((0, 0, 1), (0, 1, 1))
        assert laid.width == 2
        assert laid.positions >= 4

    def test_the_same_shape_with_other_spans_is_another_layout(self) -> None:
        shape = _shape("<tr><td>a<td>b<tr><td>c")
        assert layout_of(shape, (), _NO, _NO).lines == ((0, 1), (2,))
        assert layout_of(shape, ((1, Span(2, 1)),), _NO, _NO).lines == ((0, 1, 1), (2,))

    def test_no_span_leaves_its_section(self) -> None:
        shape = _shape("<thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d")
        assert layout_of(shape, ((0, Span(1, 3)),), _NO, _NO).lines == ((0, 1), (2, 3))

    def test_hidden_cells_and_rows_take_no_position(self) -> None:
        shape = _shape("<tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f")
        laid = layout_of(shape, (), frozenset({0}), frozenset({1}))
        assert laid.lines == ((1,), (4, 5))

    def test_a_layout_too_large_is_refused(self) -> None:
        numbers = _numbers("<table>" + "<tr>" + "<td>" * 40 + "</table>")
        with pytest.raises(InputRefused):
            layout_of(shape_of(numbers * 30), tuple((index, Span(1_000, 2)) for index in range(1_200)), _NO, _NO)

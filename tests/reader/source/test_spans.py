"""Spans of table cells, written well or badly."""

import pytest

from gongkai.errors import InputRefused
from gongkai.reader.source.spans import Span, refuse_too_many_positions, span_of


@pytest.mark.parametrize(
    ("colspan", "rowspan", "span"),
    [("3", "2", (3, 2)), (None, None, (1, 1)), ("x", "-4", (1, 1)), ("0", "1", (1, 1)), (" 2 ", "1", (2, 1))],
)
def test_what_is_written_is_taken_and_nonsense_is_one(colspan: str | None, rowspan: str | None, span: tuple[int, int]) -> None:
    assert tuple(span_of(colspan, rowspan))[:2] == span
    assert isinstance(span_of(colspan, rowspan), Span)


def test_absurd_spans_are_capped() -> None:
    assert span_of("99999999", "1")[0] <= 1_000


def test_a_grid_too_large_is_refused_with_a_way_out() -> None:
    refuse_too_many_positions(1_000)
    with pytest.raises(InputRefused) as refused:
        refuse_too_many_positions(10**9)
    assert refused.value.remedy

"""Two reports side by side on one page: the pages are cut at the gutter, and the left halves come before the right ones."""

from dataclasses import replace
from itertools import combinations

from gongkai.reader.result import Issue, IssueCode
from gongkai.reader.source.pdf.page import PdfPage
from gongkai.report.place import BoxPlace

_WIDE = 0.25
"""A statutory table takes at least this part of a page that holds two of them."""

_FOOT = 0.9
_PAGE_NUMBER = "0123456789-—–/第页共"
"""A page's number stands at its foot in the middle and belongs to neither report."""


def columns(pages: tuple[PdfPage, ...]) -> tuple[tuple[tuple[PdfPage, ...], ...], tuple[Issue, ...]]:
    """The pages as one flow, or as two when reports stand side by side; an issue for each page that was cut.

    A page shows it by two wide tables next to each other and nothing that crosses the gutter between them. Other pages of the same width
    are cut there, too, when nothing crosses it; a page where something does belongs to the left flow.
    """
    gutters = {page.width: gutter for page in reversed(pages) if (gutter := _gutter(page)) is not None}
    if not gutters:
        return (pages,), ()
    left: list[PdfPage] = []
    right: list[PdfPage] = []
    issues: list[Issue] = []
    for page in pages:
        gutter = gutters.get(page.width)
        if gutter is None or _is_crossed(page, gutter):
            left.append(page)
            continue
        left.append(_half(page, gutter, is_left=True))
        right.append(_half(page, gutter, is_left=False))
        issues.append(_issue(page))
    return (tuple(left), tuple(right)), tuple(issues)


def _gutter(page: PdfPage) -> float | None:
    wide = sorted((part for part in page.parts if part.xs[-1] - part.xs[0] >= _WIDE * page.width), key=lambda part: part.xs[0])
    for one, other in combinations(wide, 2):
        gutter = (one.xs[-1] + other.xs[0]) / 2
        is_beside = one.xs[-1] < other.xs[0] and one.ys[0] < other.ys[-1] and other.ys[0] < one.ys[-1]
        if is_beside and not _is_crossed(page, gutter):
            return gutter
    return None


def _is_crossed(page: PdfPage, gutter: float) -> bool:
    """Whether a table or a line of text lies across the gutter. Text that comes within a glyph of it on both sides runs across it."""
    if any(part.xs[0] < gutter < part.xs[-1] for part in page.parts):
        return True
    body = [one for one in page.loose if one.text.strip() and not (one.top > _FOOT * page.height and one.text in _PAGE_NUMBER)]
    near = [one for one in body if one.x0 - one.size < gutter < one.x1 + one.size]
    if any(one.x0 + one.size / 4 < gutter < one.x1 - one.size / 4 for one in near):
        return True
    left, right = [one for one in near if one.x1 <= gutter], [one for one in near if one.x0 >= gutter]
    return any(other.x0 - one.x1 < one.size / 2 and one.top < other.bottom and other.top < one.bottom for one in left for other in right)


def _half(page: PdfPage, gutter: float, *, is_left: bool) -> PdfPage:
    def is_ours(x0: float, x1: float) -> bool:
        return ((x0 + x1) / 2 < gutter) == is_left

    return replace(
        page,
        parts=tuple(part for part in page.parts if is_ours(part.xs[0], part.xs[-1])),
        loose=tuple(one for one in page.loose if is_ours(one.x0, one.x1)),
    )


def _issue(page: PdfPage) -> Issue:
    return Issue(
        IssueCode.SIDE_BY_SIDE,
        f"第{page.number}页左右并排两份报告，先读左栏，后读右栏",
        f"two reports stand side by side on page {page.number}; the left column was read first, then the right one",
        BoxPlace(page.number, 0.0, 0.0, round(page.width, 1), round(page.height, 1)),
    )

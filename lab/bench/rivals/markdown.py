"""Tables in Markdown, as a user of a converter takes them apart."""

import re

from lab.bench.rivals.lookup import Grid

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*(?:-{2,}|:-+:?|-+:)\s*")


def pipe_grids(text: str) -> list[Grid]:
    """Runs of lines with bars, each line a row; rules under headers are left out."""
    grids: list[Grid] = []
    inside = False
    for line in text.splitlines():
        if "|" not in line:
            inside = False
            continue
        cells = [cell.strip() for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|"))]
        if not inside:
            grids.append([])
            inside = True
        if not all(_RULE.fullmatch(cell) for cell in cells):
            grids[-1].append(cells)
    return [grid for grid in grids if grid]

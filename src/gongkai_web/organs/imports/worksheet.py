"""What runs in the child process: a workbook's first table as rows of text. Imports nothing of Django."""

import re

from gongkai.errors import InputRefused
from gongkai.reader.source.xlsx import xlsx_document
from gongkai.report.place import PartPlace, Place

MAX_ROWS, MAX_COLUMNS = 5_001, 50


def rows(content: bytes, _view: bool) -> list[tuple[int, list[str]]]:
    """The filled rows of the first visible sheet that holds a table, each with its number in the sheet; one more row than allowed at most.

    Raises: InputRefused when it is no readable workbook, or holds no table.
    """
    document, _ = xlsx_document(content)
    if not document.grids:
        raise InputRefused("the workbook holds no table")
    found: list[tuple[int, list[str]]] = []
    for row in document.grids[0].rows:
        texts = ["" if cell is None else cell.text.strip() for cell in row[: MAX_COLUMNS + 1]]
        if any(texts):
            found.append((max(_number(cell.at) for cell in row if cell is not None), texts))  # a cell merged from above has an earlier one
        if len(found) > MAX_ROWS:
            break
    return found


def _number(place: Place) -> int:
    return int(re.sub(r"\D", "", place.cell)) if isinstance(place, PartPlace) else 0

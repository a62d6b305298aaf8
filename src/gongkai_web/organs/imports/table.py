"""The rows of an uploaded table. XLSX is read in a child process with capped memory and time; CSV here."""

import csv
import io
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from django.utils.translation import gettext as _

from gongkai.audit.frames import Outcome, Task
from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai.audit.process import Child, ChildDiedError, ChildStuckError
from gongkai.audit.wire import unpack
from gongkai.reader.source.decode import decode
from gongkai_web.organs.imports.worksheet import MAX_COLUMNS, MAX_ROWS
from gongkai_web.organs.refusals import Refused

MAX_BYTES = 5 * MEBIBYTE
_LIMITS = Limits(largest=32 * MEBIBYTE)
_READER = "gongkai_web.organs.imports.worksheet:rows"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its number in the file, and its cells as text."""

    number: int
    cells: tuple[str, ...]


def rows_of(content: bytes) -> tuple[Row, ...]:
    """The filled rows of an XLSX or CSV file, the heading first.

    Raises: Refused when it is neither, damaged, too large, or has no second row.
    """
    if len(content) > MAX_BYTES:
        raise _refused(_("It is larger than 5 MB."))
    read = _from_xlsx(content) if content.startswith(b"PK") else _from_csv(content)
    rows = tuple(dropwhile(lambda row: sum(map(bool, row.cells)) < 2, read))  # a title stands above the headings
    if len(rows) < 2:
        raise _refused(_("It has no row below a row of headings."))
    if len(rows) > MAX_ROWS or any(len(row.cells) > MAX_COLUMNS for row in rows):
        raise _refused(_("It has more than 5,000 rows or 50 columns."))
    return rows


def _from_csv(content: bytes) -> tuple[Row, ...]:
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(_("It is neither an XLSX nor a CSV file."))
    reader = csv.reader(io.StringIO(decode(content).text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, tuple(cell.strip() for cell in line)) for line in reader]
    except csv.Error as error:
        raise _refused(_("Line %(number)s cannot be read: a quotation mark is not closed.") % {"number": reader.line_num}) from error
    return tuple(Row(number, cells) for number, cells in lines if any(cells))


def _from_xlsx(content: bytes) -> tuple[Row, ...]:
    child = Child(_READER, _LIMITS)
    try:
        child.send(Task.AUDIT, content)
        answer = child.receive(len(content))
        data: Any = unpack(answer.content) if answer.content else None
        if answer.outcome == Outcome.AUDITED:
            return tuple(Row(int(number), tuple(map(str, cells))) for number, cells in data)
    except (ChildDiedError, ChildStuckError, ValueError, TypeError) as error:
        raise _refused(_("It cannot be read with the memory and time that a file may take.")) from error
    finally:
        child.end()
    raise _refused(_("It is damaged, encrypted, or no workbook."))


def _refused(why: str) -> Refused:
    return Refused(_("The file was not read."), why, _("Save the table anew as XLSX or as CSV, and upload that file."))

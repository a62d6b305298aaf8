"""The rows of a table from an old site: CSV line by line however long it is, XLSX in a child process with capped memory and time."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, dropwhile, islice
from typing import IO, Any, NamedTuple

from django.utils.translation import gettext as _

from gongkai.audit.frames import Outcome, Task
from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai.audit.process import Child, ChildDiedError, ChildStuckError
from gongkai.audit.wire import unpack
from gongkai_web.organs.refusals import Refused
from gongkai_web.transfer.reading.archive import DAMAGE
from gongkai_web.transfer.reading.columns import field_of

MAX_CSV, MAX_XLSX = 1024 * MEBIBYTE, 50 * MEBIBYTE
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 200_000, 100, 600_000
_LIMITS = Limits(memory=1024 * MEBIBYTE, seconds=60.0, seconds_a_mebibyte=5.0, largest=100 * MEBIBYTE)
_WORKSHEET = "gongkai_web.transfer.reading.worksheet:rows"
_ENCODINGS = ("utf-8", "gb18030")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = MEBIBYTE
_SEARCHED = 20
"""Lines in which the headings are looked for."""

Opening = Callable[[], IO[bytes]]
"""Opens the same file anew each time."""


class Row(NamedTuple):
    """One line of the table: its number in the file, and its cells as text."""

    number: int
    cells: tuple[str, ...]


def rows_of(name: str, opening: Opening) -> Iterator[Row]:
    """The filled rows of a table, the headings first; a title above them is left out.

    Raises: Refused, then or later, when it is neither XLSX nor CSV, damaged, too large, in an unknown encoding, or has no second row.
    """
    with opening() as file:
        begins = file.read(8)
    if begins.startswith(b"PK"):
        read = _from_xlsx(opening)
    elif begins.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(name, _("It is a workbook of the old kind (.xls), or protected by a password."))
    else:
        read = _from_csv(name, opening)
    filled = dropwhile(lambda row: sum(map(bool, row.cells)) < 2, (row for row in read if any(row.cells)))
    yield from _counted(name, _from_headings(filled))


def _from_headings(filled: Iterator[Row]) -> Iterator[Row]:
    """Without what stands above the headings, where they can be told by their words."""
    first = list(islice(filled, _SEARCHED))
    at = next((place for place, row in enumerate(first) if sum(bool(field_of(cell)) for cell in row.cells) > 1), 0)
    return chain(first[at:], filled)


def _counted(name: str, rows: Iterable[Row]) -> Iterator[Row]:
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MAX_ROWS + 1 or (len(row.cells) > MAX_COLUMNS and any(row.cells[MAX_COLUMNS:])):
            raise _refused(name, _("It has more than %(rows)d rows or %(columns)d columns.") % {"rows": MAX_ROWS, "columns": MAX_COLUMNS})
        yield row
    if count < 2:
        raise _refused(name, _("It has no row below a row of headings."))


def _from_csv(name: str, opening: Opening) -> Iterator[Row]:
    encoding = _encoding(name, opening)
    csv.field_size_limit(MAX_CELL)
    with opening() as file, io.TextIOWrapper(file, encoding, newline="") as text:
        sample = text.readline(100_000)
        sign = max(",\t;", key=sample.count)
        reader = csv.reader(chain([sample], text), delimiter=sign, strict=True)
        try:
            yield from (Row(reader.line_num, tuple(cell.strip() for cell in line)) for line in reader)
        except csv.Error as error:
            why = _("Line %(number)s cannot be read: a quotation mark is not closed, or a cell is too long.") % {"number": reader.line_num}
            raise _refused(name, why) from error
        except DAMAGE as error:
            raise _refused(name, _("It is damaged.")) from error


def _encoding(name: str, opening: Opening) -> str:
    """Of the byte order mark, else UTF-8 where the whole file is that, else GB18030, which GBK and GB2312 are parts of."""
    try:
        with opening() as file:
            begins = file.read(_CHUNK)
        if mark := next((encoding for sign, encoding in _MARKS if begins.startswith(sign)), None):
            return mark
        if b"\0" not in begins:
            for encoding in _ENCODINGS:
                if _is_in(encoding, opening):
                    return encoding
    except DAMAGE as error:
        raise _refused(name, _("It is damaged.")) from error
    raise _refused(name, _("It is neither a workbook (XLSX) nor text in UTF-8 or GBK."))


def _is_in(encoding: str, opening: Opening) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with opening() as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _from_xlsx(opening: Opening) -> Iterator[Row]:
    with opening() as file:
        content = file.read(MAX_XLSX + 1)
    if len(content) > MAX_XLSX:
        raise _refused("XLSX", _("It is larger than %(most)d MB.") % {"most": MAX_XLSX // MEBIBYTE})
    child = Child(_WORKSHEET, _LIMITS)
    try:
        child.send(Task.AUDIT, content)
        answer = child.receive(len(content))
        data: Any = unpack(answer.content) if answer.outcome == Outcome.AUDITED else None
    except (ChildDiedError, ChildStuckError, ValueError) as error:
        raise _refused("XLSX", _("It cannot be read with the memory and time that a file may take; save it as CSV.")) from error
    finally:
        child.end()
    if not isinstance(data, list):
        raise _refused("XLSX", _("It is damaged, encrypted, too large, or no workbook."))
    for number, cells in data:
        yield Row(int(number), tuple(map(str, cells)))


def _refused(name: str, why: str) -> Refused:
    what = _("The table “%(name)s” was not read.") % {"name": name.rpartition("/")[2]}
    return Refused(what, why, _("Save the table anew as XLSX, or as CSV in UTF-8, and upload the package again."))

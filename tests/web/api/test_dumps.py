"""Files that are written while they are sent: what stands in them, and how many at once."""

import csv
import gc
import io
import json
from collections.abc import Iterator, Mapping

from gongkai_web.api import dumps
from gongkai_web.api.dumps import WRITTEN, dump

ROWS = [{"number": number, "title": f"第{number}号\n“通知”", "on": None} for number in range(1201)]


def test_each_form_has_every_row() -> None:
    read = {kind: "".join(write(iter(ROWS))) for kind, write in WRITTEN.items()}

    assert json.loads(read["json"]) == ROWS
    assert [json.loads(line) for line in read["ndjson"].splitlines()] == ROWS
    table = list(csv.DictReader(io.StringIO(read["csv"].removeprefix("\ufeff"), newline="")))
    assert [(row["number"], row["title"], row["on"]) for row in table] == [(str(row["number"]), row["title"], "") for row in ROWS]


def test_nothing_is_a_file_too() -> None:
    assert {kind: "".join(write(())) for kind, write in WRITTEN.items()} == {"csv": "", "json": "[]\n", "ndjson": ""}


def test_a_file_is_written_while_it_is_sent() -> None:
    taken = []

    def rows() -> Iterator[Mapping[str, object]]:
        for row in ROWS:
            taken.append(row)
            yield row

    file = dump(rows(), "ndjson")
    assert file is not None
    assert not taken
    assert len(next(file).splitlines()) == len(taken) < len(ROWS)
    file.close()


def test_so_many_at_once_and_one_more_when_one_ends_or_is_dropped() -> None:
    gc.collect()
    sent = [dump(ROWS, "csv") for _ in range(dumps._AT_ONCE)]
    assert all(sent)
    assert dump(ROWS, "csv") is None

    first = sent.pop()
    assert first is not None
    first.close()
    first.close()  # a second time changes nothing
    again = dump(ROWS, "csv")
    assert again is not None
    assert dump(ROWS, "csv") is None

    assert len("".join(again)) > len(ROWS)  # to its end
    last = dump(ROWS, "csv")
    assert last is not None
    assert dump(ROWS, "csv") is None

    del last  # a reader who went away
    gc.collect()
    assert dump(ROWS, "csv") is not None

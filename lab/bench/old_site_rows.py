"""Makes a package of an old site, and tells what it takes to check, import and export it. Django has to be set up."""

import csv
import io
import json
import os
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from django.db import connection
from django.utils import timezone
from openpyxl import Workbook

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, Organ
from gongkai_web.publishing.models import Publication
from gongkai_web.transfer import actions
from gongkai_web.transfer.exporting import make
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.working import work
from lab.bench.measure import Spent, spent_by
from lab.search_texts import Texts

_HEADINGS = ("编号", "标题", "文号", "分类", "成文日期", "发布日期", "正文", "附件")
_NEARLY_ALL = 0.99
"""Among made-up words the scan finds a number of a person now and then."""


def measured(rows: int, every: int) -> str:
    """The figures as JSON, of a package of so many rows for an organ that has none yet. `every`: which rows have a file; 0: none has."""
    return json.dumps(_measured(package_of(rows, every), rows, Organ.objects.order_by("pk")[1 + bool(every)]))


def package_of(rows: int, every: int) -> bytes:
    """A ZIP file of a table and its files."""
    content, table = io.BytesIO(), io.StringIO()
    writer = csv.writer(table)
    writer.writerow(_HEADINGS)
    with ZipFile(content, "w") as package:
        for entry in Texts().entries(rows):
            has_file = bool(every) and entry.item_id % every == 0
            name = f"upload/{entry.item_id}.xlsx" if has_file else ""
            body = "".join(f"<p>{line}</p>" for line in entry.text.split("\n"))
            day = f"{entry.year}-03-04"
            writer.writerow((entry.item_id, entry.title, entry.doc_no, entry.category, day, day, body, name))
            if has_file:
                package.writestr(name, _workbook(entry.item_id))
        package.writestr("table.csv", table.getvalue())
    return content.getvalue()


def _workbook(number: int) -> bytes:
    book, content = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in range(20):
        page.append([f"第{number}-{row}项", row * number, "平方米", "已完成"])
    book.save(content)
    return content.getvalue()


def _publisher(organ: Organ, name: str) -> Actor:
    user = User.objects.create_user(f"{name}-{organ.pk}", password=None, organ=organ)
    Appointment.objects.create(user=user, organ=organ, role=Role.PUBLISHER, since=date(2020, 1, 1))
    now = timezone.now()
    return Actor(user, duties(user, timezone.localdate(now)), now)


def _measured(content: bytes, rows: int, organ: Organ) -> dict[str, float]:
    actor = _publisher(organ, "publisher")
    package = actions.receive(actor, organ, site="www.example.gov.cn", name="old.zip", chunks=[content])
    checking, _ = _worked(package)
    actions.confirm(_publisher(organ, "second"), package, Mapped())
    importing, queries = _worked(package)
    public = Publication.objects.filter(organ=organ, first_published_on__isnull=False).count()
    if public < rows * _NEARLY_ALL:
        raise RuntimeError(f"{public} of {rows} rows became public")
    exporting, more = _exported(actor, organ)
    return {
        "rows": rows,
        "checking": checking.processor,
        "importing": importing.processor,
        "queries": queries,
        "exporting": exporting.processor,
        "more_memory": more,
        "clock": checking.clock + importing.clock + exporting.clock,
    }


def _exported(actor: Actor, organ: Organ) -> tuple[Spent, float]:
    """What the worker takes for the export of everything, and how many MB of memory it takes for it beside what it has."""
    asked = actions.ask_export(actor, organ)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the highest mark begins anew
    before = _memory("VmRSS")
    spent = spent_by(lambda: make(asked.pk), _processor_time)
    return spent, _memory("VmHWM") - before


def _memory(what: str) -> float:
    """Units: MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if line.startswith(f"{what}:"))
    return int(line.split()[1]) / 1024


def _worked(package: Package) -> tuple[Spent, int]:
    """What the worker takes for a stage of a package, and its queries."""
    queries = 0

    def counted(execute: Callable[..., object], *query: object) -> object:
        nonlocal queries
        queries += 1
        return execute(*query)

    with connection.execute_wrapper(counted):
        spent = spent_by(lambda: work(package.pk), _processor_time)
    return spent, queries


def _processor_time() -> float:
    """Seconds of this process, of its children that have ended, and of the database's process for it."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    stat = Path(f"/proc/{backend}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return time.process_time() + children.ru_utime + children.ru_stime + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

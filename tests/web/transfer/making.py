"""Packages from an old site, as an office would pack them."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer import actions
from gongkai_web.transfer.models import Package, PackageRow
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.working import work
from tests.web.people import appoint

SITE = "www.luozeshui.example.gov.cn"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
GOOD: Mapping[str, str] = {
    "编号": "101",
    "标题": "洛泽市水务局关于调整城区供水价格的通知",
    "索引号": "130900-01/2019-00007",
    "文号": "洛水发〔2019〕7号",
    "分类": "20-08",
    "成文日期": "2019-03-01",
    "发布日期": "2019-03-04",
    "正文": "<p>经市政府同意，城区供水价格调整如下。</p>",
}
"""A row that becomes public."""


def table(*rows: Mapping[str, str], encoding: str = "utf-8") -> bytes:
    """A CSV file with the columns of all rows."""
    heading = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, heading, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def sheet(*rows: Sequence[object], merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return content.getvalue()


def publisher(organ: Organ) -> Actor:
    """Somebody who may import for an organ."""
    user = appoint(organ, Role.PUBLISHER, name=f"publisher-{organ.code}")
    return Actor(user, duties(user, NOW.date()), NOW)


def confirmer(organ: Organ) -> Actor:
    """Somebody else who may import for it: what one sends in, another confirms."""
    name = f"confirmer-{organ.code}"
    user = User.objects.filter(username=name).first() or appoint(organ, Role.PUBLISHER, name=name)
    return Actor(user, duties(user, NOW.date()), NOW)


def received(actor: Actor, organ: Organ, content: bytes, name: str = "旧站.zip", site: str = SITE) -> Package:
    """A package that the worker has checked."""
    package = actions.receive(actor, organ, site=site, name=name, chunks=[content])
    work(package.pk)
    return again(package)


def imported(actor: Actor, organ: Organ, content: bytes, name: str = "旧站.zip", mapped: Mapped | None = None) -> Package:
    """A package that the worker has imported."""
    package = received(actor, organ, content, name)
    actions.confirm(confirmer(organ), package, mapped or Mapped())
    work(package.pk)
    return again(package)


def again(package: Package) -> Package:
    """The package as it stands now, with the database open for its organ."""
    open_for(reads=[package.organ_id], writes=[package.organ_id])
    return Package.objects.select_related("organ").get(pk=package.pk)


def outcomes(package: Package) -> dict[int, str]:
    """Row → what became of it."""
    return dict(PackageRow.objects.filter(package=package).values_list("number", "outcome"))


def told(package: Package) -> set[tuple[int, str, str]]:
    """Row, field and code of each fault and remark."""
    rows = PackageRow.objects.filter(package=package)
    return {(row.number, field, code) for row in rows for field, code, _value in (*row.faults, *row.remarks)}

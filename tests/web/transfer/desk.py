"""Packages and exports in every stage, for the browser."""

import time
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.transfer import actions
from gongkai_web.transfer.models import Export, Package, PackageRow
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.stages import Making, Outcome, Stage
from tests.web.story import people
from tests.web.transfer.making import GOOD, SITE, packed, table

_PATIENCE = 120
_FORMULA = {"编号": "4", "标题": "=关于二〇二一年水库安全度汛工作检查情况及整改要求的通报", "成文日期": "3/4/2021", "附件": "upload/无.pdf"}


def _row(number: int, **more: str) -> Mapping[str, str]:
    return {**GOOD, "编号": str(number), "索引号": "", "标题": f"关于公布取水许可审批结果的公告（第{number}号）", **more}


def settle() -> None:
    """Makes the office, its packages and its exports; the platform's own worker reads and imports. Called in a process of its own."""
    organ = people.settle()
    now = timezone.now()
    user, second = (User.objects.get(username=name) for name in ("publisher", "ogi_head"))
    actor, other = (Actor(one, duties(one, timezone.localdate(now)), now) for one in (user, second))
    mapped = {"分类": "政策文件", "部门": "水资源科"}
    rows = [_row(1, **mapped), _row(2, **mapped, 成文日期=""), {**_row(4), **mapped, **_FORMULA}, _row(5, 分类="图片新闻", 部门="办公室")]
    _checked(other, organ, "洛泽市水务局旧网站信息目录（2007—2025年）.csv", table(*rows))
    done = [
        _row(1, 正文='<p><a href="/art/9.html">旧页</a></p>'),
        _row(2, 成文日期="", 正文="<p>予以公布。</p>"),
        _row(3, 正文="<p>张某，公民身份号码11010519491231002X</p>"),
        _row(4, 状态="已撤回", 撤回日期="2020-05-06", 撤回理由="价格标准有误"),
        _row(5, 附件="坏.pdf"),
        _row(6, 标题=""),
    ]
    package = _checked(actor, organ, "通知公告.zip", packed({"表.csv": table(*done), "坏.pdf": b"%PDF-1.4 nothing"}))
    actions.confirm(other, package, Mapped())
    _until(package, Stage.DONE)
    _checked(actor, organ, "备份.bak", b"\0\1\2", Stage.REFUSED)
    _stopped(organ, user, Stage.CHECKING)
    _stopped(organ, user, Stage.IMPORTING)
    _checked(actor, organ, "公告.csv", table(_row(7)))
    asked = actions.ask_export(actor, organ)
    _until(asked, Making.READY)
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        Export.objects.create(organ=organ, by=user, asked_at=now, stage=Making.FAILED, finished_at=now)
        waiting = Export.objects.create(organ=organ, by=user, asked_at=now)
    _leave("transfer.make", "export", waiting.pk)


def _checked(actor: Actor, organ: Organ, name: str, content: bytes, stage: Stage = Stage.CHECKED) -> Package:
    package = actions.receive(actor, organ, site=SITE, name=name, chunks=[content])
    _until(package, stage)
    return package


def _until(one: Package | Export, stage: str) -> None:
    """Returns when the worker has brought it there."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with transaction.atomic():
            open_for(reads=[one.organ_id], writes=[one.organ_id])
            one.refresh_from_db()
        if one.stage == stage:
            return
        time.sleep(0.2)
    raise TimeoutError(f"{one} is still {one.stage}")


def _stopped(organ: Organ, user: User, stage: Stage) -> None:
    """A package in the middle of a stage, which no worker takes up."""
    now = timezone.now()
    with transaction.atomic():
        open_for(reads=[organ.pk], writes=[organ.pk])
        package = Package.objects.create(
            organ=organ, site=SITE, name="政策文件.zip", size=1, by=user, uploaded_at=now, stage=stage, rows_read=3
        )
        PackageRow.objects.bulk_create(
            PackageRow(package=package, organ=organ, number=number, source_id=str(number), title="公告", outcome=outcome)
            for number, outcome in enumerate((Outcome.DRAFT, Outcome.WAITING, Outcome.WAITING), 2)
        )
    _leave("transfer.work", "package", package.pk)


def _leave(task: str, name: str, pk: int) -> None:
    """Has the job wait for tomorrow, so that nothing begins it before."""
    app.configure_task(task, queueing_lock=f"{task}:{pk}", schedule_in={"days": 1}).defer(**{name: pk})

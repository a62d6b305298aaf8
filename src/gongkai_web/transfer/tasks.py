"""What the worker does with packages and exports."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from gongkai_web.transfer.exporting import make, tidy, unmade
from gongkai_web.transfer.working import unfinished, work


@app.task(name="transfer.work")
def work_on(package: int) -> None:
    """Checks or imports a package, going on where an earlier worker stopped."""
    work(package)


@app.task(name="transfer.make")
def make_export(export: int) -> None:
    """Makes an export, from its beginning where an earlier worker stopped."""
    make(export)


@app.periodic(cron="* * * * *")
@app.task(name="transfer.go_on", queueing_lock="transfer.go_on")
def go_on(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when
    """Has the packages and exports taken up again whose worker died."""
    for package in unfinished():
        begin(package)
    for export in unmade():
        begin_export(export)


@app.periodic(cron="50 4 * * *")
@app.task(name="transfer.tidy", queueing_lock="transfer.tidy")
def clear_exports(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when
    """Every day: exports that nobody fetches any more."""
    tidy(timezone.now())


def begin(package: int) -> None:
    """Has the worker take up a package, once the transaction is committed; nothing happens where that waits already."""
    _begin(work_on, "package", package)


def begin_export(export: int) -> None:
    """The same for an export."""
    _begin(make_export, "export", export)


def _begin(task: Task[..., None, ...], name: str, pk: int) -> None:
    try:
        with transaction.atomic():
            task.configure(queueing_lock=f"{task.name}:{pk}").defer(**{name: pk})
    except AlreadyEnqueued:
        return

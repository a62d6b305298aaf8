"""What the worker does with packages."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from gongkai_web.transfer.working import unfinished, work


@app.task(name="transfer.work")
def work_on(package: int) -> None:
    """Checks or imports a package, going on where an earlier worker stopped."""
    work(package)


@app.periodic(cron="* * * * *")
@app.task(name="transfer.go_on", queueing_lock="transfer.go_on")
def go_on(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when
    """Has the packages taken up again whose worker died."""
    for package in unfinished():
        begin(package)


def begin(package: int) -> None:
    """Has the worker take up a package, once the transaction is committed; nothing happens where that waits already."""
    try:
        with transaction.atomic():
            work_on.configure(queueing_lock=f"transfer.work:{package}").defer(package=package)
    except AlreadyEnqueued:
        return

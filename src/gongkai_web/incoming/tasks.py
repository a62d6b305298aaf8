"""What the worker does for mail that comes. What was missed is made good by the next run."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.incoming import keeping
from gongkai_web.incoming.fetching import fetch


@app.periodic(cron="* * * * *")
@app.task(name="incoming.fetch", queueing_lock="incoming.fetch")
def fetch_mail(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every minute: what arrived in the mailboxes."""
    fetch(timezone.now())


@app.periodic(cron="30 17 * * *")  # at 01:30 in China: procrastinate counts in UTC
@app.task(name="incoming.erase", queueing_lock="incoming.erase")
def erase_mail(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every night: mails that were set aside long ago."""
    keeping.erase(timezone.now())

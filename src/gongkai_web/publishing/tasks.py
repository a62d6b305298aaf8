"""What the worker does for publishing. Each task does what is due whenever it runs: one that was missed is made good by the next."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.publishing.actions import days
from gongkai_web.publishing.clearing import clear

_FROM = 8
"""The hour of the day from which people are reminded."""


@app.periodic(cron="*/5 * * * *")
@app.task(name="publishing.follow_dates", queueing_lock="publishing.follow_dates")
def follow_dates(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every five minutes, so at midnight in China as well: what expires or takes effect by its own dates."""
    days.follow_dates(timezone.now())


@app.periodic(cron="5 * * * *")
@app.task(name="publishing.remind", queueing_lock="publishing.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every hour of the day from eight on: reminders of what is due. Whoever was reminded is not again."""
    now = timezone.localtime()
    if now.hour >= _FROM:
        days.remind(now)


@app.periodic(cron="40 4 * * *")  # at 12:40 in China: procrastinate counts in UTC
@app.task(name="publishing.clear", queueing_lock="publishing.clear")
def clear_files(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every day: bytes that no file of any item refers to any more."""
    clear(timezone.now())

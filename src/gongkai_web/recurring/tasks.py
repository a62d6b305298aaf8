"""What the worker does for recurring publications. Each task does what is due whenever it runs."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.recurring import days

_FROM = 8
"""The hour of the day from which people are reminded."""


@app.periodic(cron="15 * * * *")
@app.task(name="recurring.follow", queueing_lock="recurring.follow")
def follow(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every hour: periods that have begun, and from eight on reminders of those that are due."""
    now = timezone.localtime()
    days.begin_periods(now)
    if now.hour >= _FROM:
        days.remind(now)

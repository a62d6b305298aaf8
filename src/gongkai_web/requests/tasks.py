"""What the worker does for requests. Each task does what is due whenever it runs: one that was missed is made good by the next."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.requests.actions import keeping


@app.periodic(cron="10 17 * * *")  # at 01:10 in China: procrastinate counts in UTC
@app.task(name="requests.count_anew", queueing_lock="requests.count_anew")
def count_anew(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every night: days that a calendar moved."""
    keeping.count_anew(timezone.now())


@app.periodic(cron="20 17 * * *")
@app.task(name="requests.erase", queueing_lock="requests.erase")
def erase(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every night: applicants whose time is over, and then the bytes that nothing names."""
    keeping.erase(timezone.now())
    keeping.clear(timezone.now())

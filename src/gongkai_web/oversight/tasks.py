"""What the worker does for oversight. It does what is due whenever it runs."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.oversight import days


@app.periodic(cron="20 1 * * *")  # at 9:20 in China: procrastinate counts in UTC
@app.task(name="oversight.remind", queueing_lock="oversight.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every morning: duties to publish that are overdue; whoever was told this month is not again."""
    days.remind(timezone.now())

"""What the worker does for compilations. It does what is due whenever it runs."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.compilations import days


@app.periodic(cron="*/5 * * * *")
@app.task(name="compilations.remind", queueing_lock="compilations.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every five minutes, day and night: the hours of emergencies."""
    days.remind(timezone.now())

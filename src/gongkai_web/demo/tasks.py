"""What the worker does for the demonstration."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.demo.making import finish, furnish, make_items

_AT_ONCE = 20
"""Items a job makes: a few seconds of work, so that a stop need not wait and other jobs come in between."""


@app.task(name="demo.fill", retry=3, queueing_lock="demo.fill")
def fill() -> None:
    """Makes some of what is still missing, and leaves the rest to a next job; the last one compiles the items."""
    now = timezone.now()
    if furnish(now) or make_items(now, _AT_ONCE):
        fill.defer()
    else:
        finish(now)
        settings.DEMO_FILLING.unlink(missing_ok=True)

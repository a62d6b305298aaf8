"""What the worker does for the demonstration."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.demo.making import finish, make_items

_AT_ONCE = 20
"""Items a job makes: a few seconds of work, so that a stop need not wait and other jobs come in between."""


@app.task(name="demo.fill", retry=3, queueing_lock="demo.fill")
def fill() -> None:
    """Makes some of the items that are still missing, and leaves the others to a next job; the last one compiles them."""
    now = timezone.now()
    if make_items(now, _AT_ONCE):
        fill.defer()
    else:
        finish(now)

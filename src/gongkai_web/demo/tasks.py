"""What the worker does for the demonstration."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.demo.making import make_items


@app.task(name="demo.fill", retry=3, queueing_lock="demo.fill")
def fill() -> None:
    """Makes the items that are still missing; begun again after a crash, it goes on where it stopped."""
    make_items(timezone.now())

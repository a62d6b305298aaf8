"""`python -m django follow_changes`: keeps the search index up with what is public, until it is stopped."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.search.follow import Follower
from gongkai_web.search.shelf import shelf


class Command(BaseCommand):
    """One of the platform's processes. Started twice, the second one waits until the first is gone."""

    requires_system_checks = ()
    help = "Keep the search index up with what is public."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Ends after SIGTERM or Ctrl-C, with the batch in hand finished."""
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: stop.set())
        Follower(shelf()).follow(stop)

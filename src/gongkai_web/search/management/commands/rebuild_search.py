"""`python -m django rebuild_search`: makes the search index anew from the database."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.search.follow import AlreadyFollowed, Follower
from gongkai_web.search.shelf import shelf


class Command(BaseCommand):
    """Search goes on with the old index, where it can be read, until the new one is complete."""

    requires_system_checks = ()
    help = "Make the search index anew from the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Does it here, or where the follower is running, asks it to."""
        try:
            Follower(shelf(), lambda count: self.stdout.write(f"{count}", ending="\r")).rebuild()
        except AlreadyFollowed:
            self.stdout.write("The follower is running; it builds the new index now and goes over to it when it is complete.")
        else:
            self.stdout.write("\nThe search index is complete.")

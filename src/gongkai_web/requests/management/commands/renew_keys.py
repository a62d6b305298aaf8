"""`manage renew_keys`: after a new key was put in front of GONGKAI_PERSONAL_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.requests.actions.renewing import renew_keys


class Command(BaseCommand):
    """Seals the keys of applicants' data with the newest outer key."""

    help = "Seals the keys of applicants' data with the newest of GONGKAI_PERSONAL_KEYS; the older ones can then be taken away."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prints how many there were."""
        self.stdout.write(f"{renew_keys()} keys were sealed anew.")

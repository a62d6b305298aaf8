"""`manage project_cases`: after an update by which the desk's lists know more of a case."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.requests.actions.projecting import project_cases


class Command(BaseCommand):
    """Makes what lists know of cases again from their ledgers."""

    help = "Makes what lists and oversight know of cases again from the ledgers of the cases. Nothing in a ledger changes."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prints how many there were."""
        self.stdout.write(f"{project_cases()} cases were read.")

"""Writes everything that an organ holds into a ZIP file."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.transfer.actions import note_export
from gongkai_web.transfer.export import export


class Command(BaseCommand):
    """`export_organ CODE FILE`."""

    help = "Write everything that an organ holds, drafts too, into a ZIP file that another platform can import."

    def add_arguments(self, parser: CommandParser) -> None:
        """The organ, and the file."""
        parser.add_argument("organ", help="the organ's code")
        parser.add_argument("file", type=Path, help="the ZIP file; must not exist yet")

    def handle(self, *_args: object, **options: object) -> None:
        """Writes the file under another name until it is whole."""
        organ, path, now = Organ.objects.filter(code=options["organ"]).first(), Path(str(options["file"])), timezone.now()
        if organ is None:
            raise CommandError(f"there is no organ {options['organ']}")
        if path.exists():
            raise CommandError(f"{path} is there already; name another file")
        note_export(Actor(None, Duties({Right.TRANSFER: frozenset({organ.pk})}), now), organ)
        begun = path.with_name(f"{path.name}.part")
        with begun.open("wb") as file:
            for piece in export(organ, at=now, by="export_organ"):
                file.write(piece)
        begun.replace(path)
        self.stdout.write(f"{path}: {path.stat().st_size} bytes")

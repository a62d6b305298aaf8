"""Takes a package that is too large for the browser, and checks it; an officer confirms it in the workbench."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from rich.progress import Progress

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_gates
from gongkai_web.transfer import actions
from gongkai_web.transfer.models import Package
from gongkai_web.transfer.reading.mapping import Mapped
from gongkai_web.transfer.stages import Outcome, Stage
from gongkai_web.transfer.working import work

_PIECE = 1024 * 1024


class Command(BaseCommand):
    """`import_old_site PACKAGE --organ CODE --site HOST --by ACCOUNT [--confirm ACCOUNT]`."""

    help = "Take a package of an old site, check it, and leave it to be confirmed in the workbench; with --confirm import it at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """The package, whose it is, and who answers for it."""
        parser.add_argument("package", type=Path, help="a ZIP file, or a table (CSV, XLSX)")
        parser.add_argument("--organ", required=True, help="the organ's code")
        parser.add_argument("--site", required=True, help="the host of the old site, for example www.example.gov.cn")
        parser.add_argument("--by", required=True, help="the account of the publisher or head of the OGI body who sends it in")
        parser.add_argument(
            "--confirm",
            metavar="ACCOUNT",
            help="import without mapping (old names must be ours already, else drafts); the account that answers for it, of somebody else "
            "where the office demands four eyes",
        )

    def handle(self, *_args: object, **options: object) -> None:
        """Takes, checks, tells; imports where that was asked for."""
        path, actor = Path(str(options["package"])), _actor(str(options["by"]))
        organ = Organ.objects.filter(code=options["organ"]).first()
        if organ is None:
            raise CommandError(f"there is no organ {options['organ']}")
        if not path.is_file():
            raise CommandError(f"there is no file {path}")
        try:
            package = actions.receive(actor, organ, site=str(options["site"]), name=path.name, chunks=_pieces(path))
            self._work(package)
            found = self._told(package, actor)
            if found.stage == Stage.REFUSED:
                raise CommandError(found.refusal)
            if options["confirm"] is None:
                self.stdout.write(f"To be confirmed in the workbench: /workbench/transfer/{package.pk}/")
                return
            if found.found.get("departments"):
                raise CommandError("the table names departments; say in the workbench which of them belong to the organ")
            actions.confirm(_actor(str(options["confirm"])), found, Mapped())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._work(package)
        self._told(package, actor)

    def _work(self, package: Package) -> None:
        with Progress(transient=True) as progress:
            task = progress.add_task("rows", total=None)
            work(package.pk, lambda count: progress.advance(task, count))

    @transaction.atomic
    def _told(self, package: Package, actor: Actor) -> Package:
        """Prints how many rows stand where, and answers the package as it is now."""
        open_gates(actor.duties)
        found = Package.objects.select_related("organ").get(pk=package.pk)
        for outcome in Outcome:
            if count := found.rows.filter(outcome=outcome).count():
                self.stdout.write(f"{count:>8}  {outcome.label}")
        return found


def _actor(name: str) -> Actor:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"there is no account {name}")
    now = timezone.now()
    return Actor(user, duties(user, timezone.localdate(now)), now)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece

"""The first person of an installation: administers the organ at the top, and from there makes everything else in the workbench."""

from getpass import getpass

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Kind, Level, Role
from gongkai_web.organs.models import Appointment, Organ


class Command(BaseCommand):
    """`make_administrator NAME --code CODE --organ ORGAN --level LEVEL`."""

    help = "Make an account that administers the organ at the top and all below it; the organ is made where it is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account, and the organ."""
        parser.add_argument("name", help="the account's name, for signing in")
        parser.add_argument("--code", required=True, help="the organ's code, for example 139900")
        parser.add_argument("--organ", required=True, help="the organ's full name")
        parser.add_argument("--level", choices=Level.values, default=Level.CITY.value)

    @transaction.atomic
    def handle(self, *_args: object, **options: str) -> None:
        """Asks for the password, and prints the key of the second factor once."""
        if User.objects.filter(username=options["name"]).exists():
            raise CommandError(f"there is an account {options['name']} already; choose another name")
        password = getpass("Password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if getpass("The same again: ") != password:
            raise CommandError("the two passwords differ; nothing was made")
        organ, _ = Organ.objects.get_or_create(
            code=options["code"], defaults={"name": options["organ"], "kind": Kind.GOVERNMENT, "level": options["level"]}
        )
        user = User.objects.create_user(options["name"], password=password, organ=organ)
        key = generate_totp_secret()
        TOTP.activate(user, key)
        Appointment.objects.create(user=user, organ=organ, role=Role.ADMINISTRATOR, since=timezone.localdate())
        self.stdout.write(f"Key of the second factor, to be entered in an authenticator now; it is not shown again:\n{key}")

"""The present six digits of each demonstration account's second factor, for who has no authenticator at hand."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.management import BaseCommand

from gongkai_web.demo.accounts import kept

_SECONDS = 30


class Command(BaseCommand):
    """`demo_codes`."""

    help = "Print the present six digits of the second factor of each demonstration account."

    def handle(self, *_args: object, **_options: object) -> None:
        """Prints them."""
        for one in kept(settings.DATA_DIR):
            code = format_hotp_value(hotp_value(one.key, int(time.time()) // _SECONDS))
            self.stdout.write(f"{one.name:<12} {code}  {one.organ}")

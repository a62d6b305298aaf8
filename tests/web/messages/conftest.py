"""A gateway and a mail server that the platform is told of, and an organ that is asked."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from lab.soak.gateway import Gateway, serving
from tests.web.accounts.post import Post
from tests.web.accounts.post import serving as serving_mail


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    """For SMS."""
    with serving() as server:
        settings.GONGKAI_SMS_URL, settings.GONGKAI_SMS_KEY = server.url, "secret"
        yield server


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    """For e-mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # pytest-django puts a box of its own there
    with serving_mail() as server:
        settings.GONGKAI_MAIL_HOST = settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        settings.DEFAULT_FROM_EMAIL = "gongkai@luoze.example"
        yield server

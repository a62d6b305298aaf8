"""A mailbox that the platform is told of, and the organ to which it belongs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.organs.models import Organ
from gongkai_web.serve.mailboxes import Mailbox, Tls
from tests.web.incoming.box import Box, serving
from tests.web.requests.office import Office
from tests.web.search.platform import own_folder


@pytest.fixture
def office(water: Organ) -> Office:
    """Its people."""
    return Office.of(water)


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    """Its mailbox."""
    with serving() as server:
        settings.MAILBOXES = (mailbox_of(server),)
        yield server


def mailbox_of(box: Box, organ: str = "130900-01", tls: Tls = Tls.NONE) -> Mailbox:
    """How the platform is told of it."""
    return Mailbox(organ, "127.0.0.1", box.port, tls, box.user, box.password, "INBOX")


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path) -> Iterator[None]:
    """Sealed files lie in a folder of the test."""
    with own_folder(tmp_path):
        yield

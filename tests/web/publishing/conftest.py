"""An office that publishes: its people, and an item on its way."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.conf import settings as platform
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.models import Organ
from gongkai_web.serve import roles
from gongkai_web.serve.secrets import secrets_of
from tests.web.publishing.office import Office

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Files of a test are its own."""
    private = {**settings.STORAGES["private"], "OPTIONS": {**settings.STORAGES["private"]["OPTIONS"], "location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


@pytest.fixture
def office(government: Organ) -> Office:
    """The government's office with one person in every role that publishing needs."""
    return Office.of(government, NOW)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - the database has to be there
    """What the test writes is committed, as several connections need it; the owner of the database takes it away again."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()
    told = connections["default"].settings_dict
    where = {"host": told["HOST"], "port": told["PORT"], "dbname": told["NAME"]}
    password = secrets_of(Path(platform.DATA_DIR)).owner_password
    with psycopg.connect(make_conninfo(user=roles.OWNER, password=password, **where)) as owner:
        for (table,) in owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
        ).fetchall():
            owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
        owner.execute("TRUNCATE organs_organ, accounts_user, search_change CASCADE")
        for (table,) in owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
        ).fetchall():
            owner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))

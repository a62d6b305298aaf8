"""A real PostgreSQL for every test of the platform: started once a test process, migrated as its owner, served as the app role.

GONGKAI_TEST_DATABASE_URL names another server, as a role that may make roles and databases: each test process makes a database there.
"""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.plugin import DjangoDbBlocker

from gongkai_web.organs.kinds import Kind, Level
from gongkai_web.organs.models import Organ, Site
from gongkai_web.settings import database_settings
from tests.web.clusters import own_database, shared_folder
from tests.web.people import make_department, make_site
from tests.web.running import Platform, running
from tests.web.staffed import sign_in


@pytest.fixture(scope="session")
def django_db_setup(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's hook: the database of this test process."""
    shared = shared_folder(tmp_path_factory)
    with own_database(f"gongkai_test_{os.getpid()}", settings.DATA_DIR, shared) as env:
        connections["default"].settings_dict.update(database_settings(env["GONGKAI_DATABASE"]))
        with django_db_blocker.unblock():
            yield
        connections.close_all()


@pytest.fixture(autouse=True)
def _chinese() -> None:
    """Each test begins in the platform's language, whatever page the one before it read last."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def government(db: None) -> Organ:  # noqa: ARG001 - the fixture opens the database
    """The government of the city that tests play in."""
    return Organ.objects.create(code="130900", name="洛泽市人民政府", kind=Kind.GOVERNMENT, level=Level.CITY)


@pytest.fixture
def water(government: Organ) -> Organ:
    """A department of that city: its water office."""
    return make_department(government)


@pytest.fixture
def site(government: Organ) -> Site:
    """The city's site."""
    return make_site(government)


@pytest.fixture
def citizen(site: Site) -> Client:  # noqa: ARG001 - a page needs a site
    """A browser without an account."""
    return Client()


@pytest.fixture(scope="module")
def staff_platform(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform in the state that the module's SETTLE (package.module:function) makes."""
    with running(tmp_path_factory.mktemp("staffed"), shared_folder(tmp_path_factory)) as started:
        started.call(request.module.SETTLE)
        yield started


@pytest.fixture(scope="module")
def staff_seat(request: pytest.FixtureRequest, staff_platform: Platform, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of the module's WHO, signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=staff_platform.url)
    sign_in(context, request.module.WHO)
    yield context
    context.close()


@pytest.fixture(params=["zh-hans", "en"])
def staff_page(request: pytest.FixtureRequest, staff_seat: BrowserContext, staff_platform: Platform) -> Iterator[Page]:
    """A window of that person, in each language of the interface."""
    staff_seat.add_cookies([{"name": "django_language", "value": request.param, "url": staff_platform.url}])
    opened = staff_seat.new_page()
    yield opened
    opened.close()

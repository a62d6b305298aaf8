"""One running platform for the stories, and the windows of the people in it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.clusters import shared_folder
from tests.web.running import Platform, running
from tests.web.staffed import sign_in
from tests.web.story.clock import AHEAD, Clock
from tests.web.story.filling import Applicant
from tests.web.story.office import Office

Desk = Callable[[str], Page]
expect.set_options(timeout=30_000)  # a machine that does much else is no fault of a page


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform with a department and its people, and nothing published."""
    with running(tmp_path_factory.mktemp("story"), shared_folder(tmp_path_factory), AHEAD) as started:
        started.call("tests.web.story.people:settle")
        yield started


@pytest.fixture(scope="session")
def seats(platform: Platform, browser: Browser) -> Iterator[Desk]:
    """A new window of a person, who signs in the first time: a code of the second factor counts once."""
    contexts: dict[str, BrowserContext] = {}

    def window(name: str) -> Page:
        if name not in contexts:
            contexts[name] = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=platform.url)
            sign_in(contexts[name], name)
        return contexts[name].new_page()

    yield window
    for context in contexts.values():
        context.close()


@pytest.fixture
def desk(seats: Desk) -> Iterator[Desk]:
    """The same; what a test opened is closed after it, and no page may have had trouble with its scripts or its policy."""
    opened: list[Page] = []
    said: list[str] = []

    def window(name: str) -> Page:
        page = seats(name)
        opened.append(page)
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield window
    for page in opened:
        page.close()
    assert not [text for text in said if "the server responded with a status of 4" not in text]


@pytest.fixture
def office(platform: Platform, desk: Desk) -> Iterator[Office]:
    """The people who answer requests, on any day that the story wants."""
    made = Office(desk, Clock(platform.data))
    yield made
    made.clock.is_right_again()


@pytest.fixture
def applicant(platform: Platform, browser: Browser) -> Iterator[Applicant]:
    """Somebody with a telephone, whose browser knows no account and runs no script."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, locale="zh-CN", base_url=platform.url, java_script_enabled=False)
    yield Applicant(context.new_page())
    context.close()

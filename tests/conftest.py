"""Fixtures for every test."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")

# Speed is for `make bench`, never for a test. Where a change is judged, it is judged by the same examples each time.
settings.register_profile("house", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("house")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes give no names: a packed file carries the time of its packing, and the test processes must agree on the names."""
    return argname if isinstance(val, bytes | bytearray) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on a running platform stay together in one test process: starting one takes half a minute."""
    for item in items:
        if {"platform", "staff_platform"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(item.path.parent.name))


@pytest.fixture(autouse=True)
def _loop_of_its_own(request: pytest.FixtureRequest) -> Iterator[None]:
    """The browser's driver leaves its event loop running in the thread of the tests; a test without a browser finds none running."""
    if "browser" in request.fixturenames:
        yield
        return
    driver = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(driver)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of real published reports with expected.json; they are not ours to ship, so tests that need them skip without them."""
    folder = Path(os.environ.get("GONGKAI_SAMPLES") or ROOT.parent / "shared" / "samples")
    if not (folder / "expected.json").is_file():
        pytest.skip(f"no sample reports in {folder}: set GONGKAI_SAMPLES to the folder that holds expected.json")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a process: a second Playwright beside it cannot start."""
    if not CHROMIUM.exists():
        pytest.skip("no browser: install the Debian package chromium")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()

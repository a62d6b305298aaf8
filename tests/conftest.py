"""Fixtures for every test."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
"""Debian's, the better one first: without windows and menus of its own it opens a page in a third of the time."""

# Speed is for `make bench`, never for a test. Where a change is judged, it is judged by the same examples each time.
settings.register_profile("house", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("house")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes give no names: a packed file carries the time of its packing, and the test processes must agree on the names."""
    return argname if isinstance(val, bytes | bytearray) else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A failure is said at once as well: of a run that is cut off, nothing else is known."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        crash = getattr(report.longrepr, "reprcrash", None)
        lines = (crash.message if crash else report.longreprtext).strip().splitlines()
        sys.stderr.write(f"\n{report.when} of {report.nodeid}: {(lines or ['?'])[0]}\n")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on a running platform stay together in one test process: starting one takes half a minute."""
    for item in items:
        if {"platform", "staff_platform"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(item.path.parent.name))


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
    chromium = next((one for one in CHROMIUMS if one.exists()), None)
    if chromium is None:
        pytest.skip("no browser: install the Debian package chromium-headless-shell")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield started
        started.close()

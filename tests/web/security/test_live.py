"""The running platform: what is withdrawn is out of every byte within two seconds, and no file runs anything in a browser."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog

from tests.web.clusters import shared_folder
from tests.web.matrix.world import World
from tests.web.portal.pages import PAGES
from tests.web.running import Platform, running
from tests.web.search.platform import seconds_until
from tests.web.security.hostile import ELSEWHERE, files
from tests.web.security.live import MARK, REASON

_PROMISED = 2.0
"""Seconds after which nobody reads a withdrawn item any more (what the public is promised, not a measure of speed)."""
_AT_ONCE = 8
"""Files after which the page is opened anew: of one that gives more than ten, Chromium takes no further one."""
_HOLDING = {
    "home": "/",
    "statutory content": "/items/?category=20-01",
    "everything": "/items/",
    "organ's items": "/items/?organ=130900-01&kind=rules",
    "organ": "/organs/130900-01/",
    "library": "/library/",
    "library by words": f"/library/?q={MARK}&in=text",
    "library by number": f"/library/?sign={MARK}",
    "gazette": "/gazette/130900-01/2026/7/",
    "gazette in full": "/gazette/130900-01/2026/7/full/",
    "topical column": "/topics/130900-01/flood/",
    "clean-up": "/cleanups/2/",
    "what rests on it": "/items/old/2019-1",
    "search": "/search/?q=供水&sort=newest",
    "search of its organ": "/search/?q=供水&organ=130900-01&kind=rules",
    "suggestions": "/suggestions/?q=canary",
    "feed": "/feed.rss?organ=130900-01",
    "feed in Atom": "/feed.atom?category=20-01",
    "API list": "/api/v1/items",
    "API search": "/api/v1/items?q=canary",
    "API, what rests on it": "/api/v1/items/old/2019-1",
    "open data in CSV": "/opendata/items.csv",
    "open data in JSON": "/opendata/items.json",
}
"""Where the item stands while it is public."""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A running platform with the small city, hostile files, and an item to withdraw."""
    with running(tmp_path_factory.mktemp("security"), shared_folder(tmp_path_factory)) as started:
        started.call("tests.web.security.live:settle")
        yield started


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `text`: head and body."""

    status: int
    text: str
    tag: str


def _ask(platform: Platform, path: str, tag: str = "") -> Answer:
    address = platform.url + quote(path, safe="/?&=%")
    request = urllib.request.Request(address, headers={"If-None-Match": tag} if tag else {})  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            status, head, body = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, head, body = error.code, error.headers, error.read()
    return Answer(status, f"{head}\n\n{body.decode('utf-8', 'replace')}", head.get("ETag", ""))


def test_two_seconds_after_its_withdrawal_nothing_of_it_is_anywhere(platform: Platform) -> None:
    seconds_until(lambda: MARK in _ask(platform, "/search/?q=供水&sort=newest").text)
    number = _number_of(platform)
    own = {"item": f"/items/{number}", "API item": f"/api/v1/items/{number}"}
    paths = [*_HOLDING.values(), *own.values(), *PAGES.values(), "/sitemap-20-01-1.xml"]
    paths += [f"/en{path}" for path in paths if not path.startswith(("/api/", "/opendata/", "/feed", "/sitemap-"))]
    before = {path: _ask(platform, path) for path in dict.fromkeys(paths)}
    asked = {name for name, path in (_HOLDING | own).items() if MARK not in before[path].text}
    assert asked == set(), "it does not stand there while it is public"
    files_of_it = _files_of(before[own["API item"]].text)

    platform.call("tests.web.security.live:take_back")
    time.sleep(max(0.0, float((platform.data / "taken_back").read_text(encoding="ascii")) + _PROMISED - time.time()))
    after = {path: _ask(platform, path) for path in before}
    again = {path: _ask(platform, path, before[path].tag).status for path in before if before[path].tag and MARK in before[path].text}

    searching = {path for path in before if MARK in path}  # these repeat the word that was looked for
    assert [path for path, answer in after.items() if MARK in answer.text and path not in searching] == []
    assert all(number not in after[path].text for path in searching)
    assert [path for path, status in again.items() if status == 304] == [], "a browser would go on showing what it has"
    assert {after[path].status for path in own.values()} == {410}
    assert all(REASON in after[path].text for path in own.values())
    gone = [_ask(platform, path) for path in files_of_it]
    assert {one.status for one in gone} == {404}
    assert not any(MARK in one.text for one in gone)


def _number_of(platform: Platform) -> str:
    listed = _ask(platform, "/api/v1/items?q=canary").text
    return listed.partition('"index_no":"')[2].partition('"')[0]


def _files_of(described: str) -> list[str]:
    found = ["/attachments/" + part.partition('"')[0] for part in described.split("/attachments/")[1:]]
    assert found
    return found


def _dismissed(asked: list[str], dialog: Dialog) -> None:
    """A window that opens is as bad as a request, and is noted as one."""
    asked.append(f"{ELSEWHERE}/dialog")
    dialog.dismiss()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a citizen; what it asks of another host is answered here, so that nothing leaves the machine."""
    context = browser.new_context(accept_downloads=False)
    yield context
    context.close()


def test_no_file_is_shown_or_runs_or_fetches_anything(platform: Platform, window: BrowserContext) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.route(f"{ELSEWHERE}/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page = window.new_page()
    page.on("dialog", partial(_dismissed, asked))
    page.goto(f"{platform.url}/library/?kind=rules")
    page.get_by_role("link", name="洛泽市养犬管理规定").first.click()
    page.wait_for_url("**/items/**", wait_until="load")
    links = page.locator("a[href*='/attachments/']")
    there = page.url
    for number in range(links.count()):
        if number % _AT_ONCE == 0:
            page.goto(there, wait_until="load")
        with page.expect_download(timeout=60_000):  # a machine that does much else is no fault of a page
            links.nth(number).click()

    assert links.count() == len(list(files())) == 100
    assert page.url == there
    assert not [url for url in asked if url.startswith(ELSEWHERE)]

    paths = [str(link.get_attribute("href")) for link in links.all()]
    for path in paths:
        head = _ask(platform, path).text.partition("\n\n")[0].lower()
        assert "content-disposition: attachment" in head
        assert "x-content-type-options: nosniff" in head
        assert "sandbox" in head.partition("content-security-policy:")[2].partition("\n")[0]


def test_no_page_of_another_host_can_make_a_file_run(platform: Platform, window: BrowserContext) -> None:
    number = _ask(platform, "/items/?kind=rules&organ=130900").text.partition('href="/items/130900/')[2].partition('"')[0]
    links = _ask(platform, f"/items/130900/{number}").text.split("/attachments/")[1::11]  # each way to run something, each kind of file
    paths = [f"{platform.url}/attachments/{part.partition('/')[0]}/" for part in links]
    used = "".join(
        f'<script src="{path}"></script><img src="{path}"><iframe src="{path}"></iframe><object data="{path}"></object><embed src="{path}">'
        f'<link rel="stylesheet" href="{path}">'
        for path in paths
    )
    asked: list[str] = []
    window.route(f"{ELSEWHERE}/**", lambda route: route.fulfill(body=f"<!doctype html>{used}", content_type="text/html"))
    window.on("request", lambda request: asked.append(request.url))
    page = window.new_page()
    page.on("dialog", partial(_dismissed, asked))
    page.goto(f"{ELSEWHERE}/page", timeout=120_000)

    assert len(paths) == 10
    assert {url for url in asked if "/attachments/" in url} == set(paths)
    assert [url for url in asked if url.startswith(ELSEWHERE)] == [f"{ELSEWHERE}/page"]
    assert page.evaluate("globalThis.ran") is None
    assert all(frame.evaluate("globalThis.ran") is None for frame in page.frames)


@pytest.mark.django_db
def test_a_file_of_a_draft_is_a_download_in_a_box_too() -> None:
    world = World.made()
    file = world.file()

    answer = world.clients["drafter@own"].get(f"/workbench/items/files/{file.pk}/")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]

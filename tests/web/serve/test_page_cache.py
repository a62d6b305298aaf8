"""Public pages before Django: kept for a moment, and never past a publication or withdrawal."""

from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from django.http import HttpResponse

from gongkai_web.serve.page_cache import PageCache, touch


class Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Pages:
    """An application that counts how often it was asked."""

    def __init__(self, control: str, *, cookie: str = "", length: int = 0) -> None:
        """`length`: of what stands behind the count, in bytes."""
        self.asked = 0
        self.headers = {"Cache-Control": control} | ({"Set-Cookie": cookie} if cookie else {})
        self.length = length

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        response = HttpResponse(f"{environ['PATH_INFO']} {self.asked}" + " " * self.length, headers=self.headers)
        start_response("200 OK", list(response.items()))
        return response


def asked(cache: PageCache, path: str = "/", **environ: str) -> bytes:
    def start(*_: object) -> object:
        return None

    answer = cache({"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "localhost", **environ}, start)  # type: ignore[arg-type]  # what a server hands over, shortened
    return b"".join(answer)


@pytest.fixture
def stamp(tmp_path: Path) -> Path:
    return tmp_path / "public.stamp"


def test_a_public_page_is_made_once_a_moment(stamp: Path) -> None:
    clock, pages = Clock(), Pages("public, max-age=1")
    cache = PageCache(pages, stamp, clock)

    assert asked(cache) == asked(cache) == b"/ 1"
    clock.now += 1.01
    assert asked(cache) == b"/ 2"


def test_a_kept_page_is_a_list_which_needs_no_closing(stamp: Path) -> None:
    cache = PageCache(Pages("public, max-age=60"), stamp, Clock())
    asked(cache)

    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "localhost"}
    assert cache(environ, lambda *_: lambda _data: None) == [b"/ 1"]


def test_whatever_becomes_public_or_is_withdrawn_is_seen_at_once(stamp: Path) -> None:
    cache = PageCache(Pages("public, max-age=60"), stamp, Clock())

    assert asked(cache) == b"/ 1"
    touch(stamp)
    assert asked(cache) == b"/ 2"


@pytest.mark.parametrize("control", ["", "private", "no-store", "public, no-cache", "public", "public, max-age=0"])
def test_what_does_not_say_that_it_may_be_kept_is_not(stamp: Path, control: str) -> None:
    cache = PageCache(Pages(control), stamp, Clock())

    assert asked(cache) != asked(cache)


def test_a_page_with_a_cookie_is_not_kept(stamp: Path) -> None:
    cache = PageCache(Pages("public, max-age=60", cookie="a=b"), stamp, Clock())

    assert asked(cache) != asked(cache)


def test_what_is_kept_stays_below_a_size_and_the_oldest_goes_first(stamp: Path) -> None:
    cache = PageCache(Pages("public, max-age=60", length=200_000), stamp, Clock())

    for number in range(1000):
        asked(cache, f"/{number}")
        assert cache.size <= 32_000_000
    assert cache.size > 31_000_000
    assert asked(cache, "/999").startswith(b"/999 1000 ")
    assert asked(cache, "/0").startswith(b"/0 1001 ")


def test_a_page_that_is_over_makes_room(stamp: Path) -> None:
    clock = Clock()
    cache = PageCache(Pages("public, max-age=1", length=200_000), stamp, clock)

    for number in range(100):
        asked(cache, f"/{number}")
        asked(cache, f"/{number}?again")
        clock.now += 1.01
    assert cache.size < 600_000


def test_a_page_that_is_made_anew_is_kept_once(stamp: Path) -> None:
    clock = Clock()
    cache = PageCache(Pages("public, max-age=60", length=200_000), stamp, clock)

    asked(cache)
    once = cache.size
    touch(stamp)
    asked(cache)
    assert once == cache.size > 200_000


def test_a_page_that_is_very_long_is_not_kept(stamp: Path) -> None:
    cache = PageCache(Pages("public, max-age=60", length=400_000), stamp, Clock())

    assert asked(cache) != asked(cache)
    assert cache.size == 0


@pytest.mark.parametrize(
    "other",
    [
        {"PATH_INFO": "/x"},
        {"QUERY_STRING": "page=2"},
        {"HTTP_HOST": "other"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"REQUEST_METHOD": "POST"},
        {"HTTP_RANGE": "bytes=0-1"},
    ],
)
def test_another_request_gets_an_answer_of_its_own(stamp: Path, other: dict[str, str]) -> None:
    cache = PageCache(Pages("public, max-age=60"), stamp, Clock())

    assert asked(cache) == b"/ 1"
    environ = {"path": other.pop("PATH_INFO", "/"), **other}
    assert asked(cache, **environ).endswith(b" 2")

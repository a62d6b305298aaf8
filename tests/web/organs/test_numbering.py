"""The page on which the pattern of index numbers is put together."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.numbering import ROWS, PatternForm
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.index_numbers import next_number
from tests.web.people import appoint, signed_in

TODAY = timezone.localdate()
_SAMPLE = re.compile(r'<p class="sample">.*?<strong>([^<]*)</strong>', re.DOTALL)


@pytest.fixture
def administrator(government: Organ) -> Client:
    """Whoever administers the government."""
    return signed_in(appoint(government, Role.ADMINISTRATOR))


def _send(client: Client, organ: Organ, *parts: tuple[str, str], **more: str) -> tuple[int, str]:
    """The status, and the sample on the page."""
    data = {f"{what}{row}": part[place] for row, part in enumerate(parts) for place, what in enumerate(("signs", "token"))}
    answer = client.post(f"/workbench/organs/{organ.pk}/numbering/", {**data, **more})
    found = _SAMPLE.search(answer.content.decode())
    return answer.status_code, found[1] if found else ""


def test_it_begins_with_what_is_in_use(administrator: Client, government: Organ) -> None:
    page = administrator.get(f"/workbench/organs/{government.pk}/numbering/").content.decode()

    assert _SAMPLE.findall(page) == [f"130900/{TODAY.year}-00001"]
    assert "{orgcode}/{yyyy}-{seq:05}" in page


def test_another_order_shows_another_number_and_keeps_nothing(administrator: Client, government: Organ) -> None:
    parts = [("LZ-", "yyyy"), ("/", "orgcode"), ("-", "seq:03")]

    assert _send(administrator, government, *parts, show="1") == (200, f"LZ-{TODAY.year}/130900-001")
    government.refresh_from_db()
    assert government.index_pattern == ""


def test_what_was_shown_is_the_number_that_is_given(administrator: Client, government: Organ) -> None:
    parts = [("", "orgcode"), ("/", "class"), ("/", "yyyy"), ("", "mm"), ("-", "seq:04")]
    _status, shown = _send(administrator, government, *parts, show="1")

    assert _send(administrator, government, *parts)[0] == 302
    government.refresh_from_db()
    assert government.index_pattern == "{orgcode}/{class}/{yyyy}{mm}-{seq:04}"
    open_for(reads=[government.pk], writes=[government.pk])
    assert next_number(government, "20-01", TODAY) == shown
    assert LogEntry.objects.filter(organ=government, details__has_key="index_pattern").count() == 1


def test_the_platforms_own_pattern_is_kept_as_none(administrator: Client, government: Organ) -> None:
    Organ.objects.filter(pk=government.pk).update(index_pattern="{orgcode}-{seq}")

    assert _send(administrator, government, ("", "orgcode"), ("/", "yyyy"), ("-", "seq:05"))[0] == 302
    government.refresh_from_db()
    assert government.index_pattern == ""


@pytest.mark.parametrize(("more", "status"), [({}, 422), ({"show": "1"}, 200)])
@pytest.mark.parametrize(
    "parts",
    [
        [("", "yyyy"), ("-", "seq")],
        [("", "orgcode"), ("/", "yyyy")],
        [("", "orgcode"), ("", "seq")],
        [("", "orgcode"), ("号", "seq")],
        [("", "orgcode"), ("/", "orgcode"), ("/", "seq")],
        [("", "uscc"), ("/", "seq")],
        [("", "orgcode"), ("/", "nonsense"), ("/", "seq")],
        [],
    ],
)
def test_what_could_mislead_is_told_and_not_kept(
    administrator: Client, government: Organ, parts: list[tuple[str, str]], more: dict[str, str], status: int
) -> None:
    assert _send(administrator, government, *parts, signs7="", **more) == (status, "")
    government.refresh_from_db()
    assert government.index_pattern == ""


def test_a_pattern_that_cannot_be_used_is_told_when_the_page_is_opened(administrator: Client, government: Organ) -> None:
    Organ.objects.filter(pk=government.pk).update(index_pattern="{uscc}/{yyyy}-{seq:05}")
    answer = administrator.get(f"/workbench/organs/{government.pk}/numbering/")

    assert answer.status_code == 200
    assert not _SAMPLE.search(answer.content.decode())
    assert "{uscc}" in answer.content.decode()


@pytest.mark.parametrize(
    "pattern", ["{orgcode}/{yyyy}-{seq:05}", "LZ/{orgcode}/{seq:03}.x", "{region}-{dept}-{class}-{yyyy}{mm}-{seq:07}", "a{orgcode}/{seq}"]
)
def test_every_pattern_comes_back_as_it_was(government: Organ, pattern: str) -> None:
    government.index_pattern = pattern
    form = PatternForm(organ=government, on=date(2026, 3, 2))

    assert form.pattern == pattern
    assert len(form.rows) == ROWS

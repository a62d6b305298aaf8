"""The fictional city: whole, in every state of life, in words of its own."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from gongkai.ledger.fold import fold
from gongkai_web.accounts.models import User
from gongkai_web.demo import making
from gongkai_web.demo.accounts import kept
from gongkai_web.demo.city import data
from gongkai_web.letters.models import Letter, Letterhead
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level, Role
from gongkai_web.organs.models import Appointment, Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Item, Publication, Relation
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Case

_LAST = 130
"""So many of the newest items are made here: the older ones are nearly all public."""


@pytest.fixture
def started(db: None, settings: Settings, tmp_path: Path) -> Path:  # noqa: ARG001 - the fixture opens the database
    """What the first start and the worker's first jobs do, in a data folder of its own."""
    settings.DATA_DIR = tmp_path
    settings.DEMO_FILLING = tmp_path / "demo.filling"
    settings.PUBLIC_STAMP = tmp_path / "public.stamp"
    call_command("demo")
    assert making.furnish(timezone.now())
    making.make_items(timezone.now(), 4)
    return tmp_path


def _everything() -> Counter[str]:
    """How many rows there are of what the demonstration makes."""
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    return Counter({model.__name__: model._default_manager.count() for model in (Organ, Site, User, Appointment, Item, Publication)})


def test_the_city_has_twelve_departments_four_counties_and_twenty_townships(started: Path) -> None:  # noqa: ARG001 - what is looked at
    assert Organ.objects.filter(kind=OrganKind.DEPARTMENT, level=Level.CITY).count() == 12
    assert Organ.objects.filter(kind=OrganKind.GOVERNMENT, level=Level.COUNTY).count() == 4
    assert Organ.objects.filter(level=Level.TOWNSHIP).count() == 20
    assert Organ.objects.exclude(area_supervisor=None).count() == Organ.objects.count() - 1
    assert list(Site.objects.order_by("pk").values_list("host", flat=True)) == ["localhost", "xuntai.localhost"]


def test_every_department_can_issue_letters(started: Path) -> None:  # noqa: ARG001 - what is looked at
    open_for(reads=Organ.objects.values_list("pk", flat=True))

    assert len(set(Letterhead.objects.values_list("mark", flat=True))) == 12
    assert Letterhead.objects.filter(organ__code="139900-10", bodies="洛泽市人民政府").exclude(online="").exists()


def test_every_request_that_was_answered_has_its_letter(started: Path) -> None:  # noqa: ARG001 - what is looked at
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    answered = Case.objects.exclude(outcome="")

    assert {one.outcome for one in answered} == {"granted", "not_exist"}
    for case in answered:
        (letter,) = Letter.objects.filter(case=case)
        assert (letter.outcome, letter.dated) == (case.outcome, case.answered_on)
        assert letter.number.startswith("洛水公开告〔")
        assert letter.open("pdf").startswith(b"%PDF-")


def test_there_is_an_account_for_each_role_and_nobody_else_can_sign_in(started: Path) -> None:
    accounts = kept(started)

    assert {role for one in accounts for role in one.roles} == set(Role)
    assert {one.name for one in accounts} == set(User.objects.filter(is_active=True).values_list("username", flat=True))
    assert len({one.password for one in accounts}) == len({one.key for one in accounts}) == len(accounts)
    assert (started / "demo-accounts.json").stat().st_mode & 0o077 == 0


def test_the_next_start_adds_nothing_and_tells_the_same_accounts_and_where_the_sites_are(
    started: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_PORT", "8123")
    first, before, jobs = kept(started), _everything(), ProcrastinateJob.objects.count()
    capsys.readouterr()

    call_command("demo")

    assert (kept(started), _everything(), ProcrastinateJob.objects.count()) == (first, before, jobs)
    said = capsys.readouterr().out
    assert all(one.name in said and one.password in said for one in first)
    sites = Site.objects.values_list("host", flat=True)
    assert sites
    assert all(f"http://{host}:8123/" in said for host in sites)


def test_items_are_in_every_state(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - goes on from there
    monkeypatch.setattr(making, "_done", lambda *_: making.ITEMS - _LAST)
    assert not making.make_items(timezone.now(), _LAST + 1)
    open_for(reads=Organ.objects.values_list("pk", flat=True))

    states = Counter(Item.objects.values_list("state", flat=True))

    assert set(states) == {state.value for state in State}
    assert Publication.objects.exclude(withdrawn_at=None).exists()
    assert Relation.objects.filter(tie="interprets", published=True).exists()


def test_filling_goes_on_where_it_stopped_and_ends(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - goes on from there
    before = _everything()

    assert making.make_items(timezone.now(), 2)
    after = _everything()
    monkeypatch.setattr(making, "_done", lambda *_: making.ITEMS)
    assert not making.make_items(timezone.now(), 2)

    assert after["Item"] >= before["Item"] + 2
    assert _everything() == after


def _sentences(value: Any) -> set[str]:
    """All pieces of fourteen signs and more of what is written, between its blanks and marks."""
    if isinstance(value, dict):
        return set().union(*map(_sentences, value.values()))
    if isinstance(value, list):
        return set().union(*map(_sentences, value))
    return {piece for piece in re.split(r"[{}，。；：、《》（）\s]+", str(value)) if len(piece) >= 14}


def test_its_texts_are_its_own(samples: Path) -> None:
    theirs = "".join(re.sub(r"\s+", "", path.read_text(encoding="utf-8", errors="replace")) for path in samples.glob("*.txt"))
    ours = _sentences(data("texts.toml")) | _sentences(data("city.toml"))

    assert len(ours) > 50
    assert {piece for piece in ours if piece in theirs} == set()


def test_requests_lie_on_the_desk_at_different_points_of_their_way(started: Path) -> None:  # noqa: ARG001 - what is looked at
    open_for(reads=Organ.objects.values_list("pk", flat=True))
    cases = Case.objects.order_by("pk")

    assert Counter(cases.values_list("state", flat=True)) == {
        "received": 1,
        "registered": 1,
        "correction_pending": 1,
        "drafted": 1,
        "answered": 1,
        "archived": 1,
    }
    today = timezone.localdate()
    assert all(case.received_on is not None and case.received_on < today for case in cases)
    assert None not in {fold(entries_of(case)) for case in cases}

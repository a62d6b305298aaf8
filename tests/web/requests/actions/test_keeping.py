"""Applicants go on schedule and the ledger stands; bytes that nothing names go; days follow the calendar."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

import gongkai_web
from gongkai.law.service import Mode
from gongkai.ledger.entry import Event
from gongkai.ledger.events import handling
from gongkai.ledger.events import record as records
from gongkai_web.letters.models import LetterDraft
from gongkai_web.organs.kinds import Noted
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import NotFound, follow, submit
from gongkai_web.requests.actions.handling import talk
from gongkai_web.requests.actions.keeping import _columns, clear, count_anew, erase
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import entries_of, record
from gongkai_web.requests.models import Applicant, Case, CaseFile, QueryCode
from gongkai_web.requests.sealing import mark
from tests.web.requests.examples import IDENTITY, request
from tests.web.requests.office import Office

WEB = Path(gongkai_web.__file__).parent
ASKED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
ANSWERED = datetime(2026, 3, 13, 2, tzinfo=UTC)
FILE = ("身份证.txt", "复印件".encode())


@pytest.fixture(autouse=True)
def _months(settings: Settings) -> None:
    settings.GONGKAI_ERASE_AFTER_MONTHS = 24


def _asked(water: Organ, *, until: str = "packaged", key: str = "") -> str:
    """A request that was answered and archived on 2026-03-13, its package taken, or brought less far. Answers its query code."""
    done = submit(asked(request()), now=ASKED, files=[FILE], key=key)
    open_for(reads=[water.pk], writes=[water.pk])
    events: list[Event] = [
        handling.Registered("1"),
        handling.Decided("already_public"),
        handling.Dispatched(Mode.ELECTRONIC),
        handling.Served(),
    ]
    brought = {"registered": events[:1], "answered": events, "archived": [*events, records.Archived()]}[
        until.replace("packaged", "archived")
    ]
    record(Case.objects.get(pk=done.case), [(date(2026, 3, 13), one) for one in brought], by=None, at=ANSWERED)
    if until == "packaged":
        _package(Case.objects.get(pk=done.case))
    return done.code


def _package(case: Case) -> None:
    """Its package was taken for the archive."""
    Case.objects.filter(pk=case.pk).update(packaged=case.entries)


def test_two_years_after_the_answer_nothing_tells_of_the_applicant_and_the_ledger_stands(water: Organ) -> None:
    code = _asked(water, key="k-1")
    place = CaseFile.objects.get().place
    before = entries_of(Case.objects.get())

    assert erase(datetime(2028, 3, 12, 2, tzinfo=UTC)) == 0
    assert erase(datetime(2028, 3, 13, 2, tzinfo=UTC)) == 1

    open_for(reads=[water.pk])
    applicant, case = Applicant.objects.get(), Case.objects.get()
    assert (applicant.key, bytes(applicant.sealed), applicant.identity) == ("", b"", "")
    assert entries_of(case) == before
    assert (case.key, bytes(case.content), case.words, case.entries) == ("", b"", [], 6)
    assert not CaseFile.objects.exists()
    assert not store.path_of(place).exists()
    assert not QueryCode.objects.exists()
    with pytest.raises(NotFound):
        follow(code, "002X", network="home", now=ANSWERED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(string_agg(one::text, ' '), '') FROM requests_submission one")
        assert cursor.fetchone() == ("",)
    entry = LogEntry.objects.get(what=Noted.APPLICANT_ERASED)
    assert (entry.what, entry.organ, entry.by, entry.details) == (Noted.APPLICANT_ERASED, water, None, {"case": case.pk, "files": 1})
    assert erase(datetime(2028, 3, 14, 2, tzinfo=UTC)) == 0


def test_no_row_holds_the_mark_of_the_identity_number_any_more(water: Organ) -> None:
    _asked(water)
    erase(datetime(2028, 3, 13, 2, tzinfo=UTC))

    open_for(reads=[water.pk])
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'requests_%' OR tablename LIKE 'applicant_%'")
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT coalesce(string_agg(one::text, chr(10)), chr(32)) FROM "{table}" one')  # noqa: S608 - a name of the catalogue
            assert mark("identity", IDENTITY) not in cursor.fetchone()[0]
    assert len(tables) > 5


@pytest.mark.parametrize("until", ["answered", "archived"])
def test_nothing_goes_before_the_archive_has_it(water: Organ, until: str) -> None:
    code = _asked(water, until=until)

    assert erase(datetime(2036, 3, 13, 2, tzinfo=UTC)) == 0
    open_for(reads=[water.pk])
    assert Applicant.objects.get().key
    assert follow(code, "002X", network="home", now=ANSWERED).content == "2025年洛泽市城区供水水价调整的成本监审报告"


def test_a_package_from_before_the_new_reply_is_not_enough(water: Organ) -> None:
    _asked(water)
    open_for(reads=[water.pk], writes=[water.pk])
    anew: list[Event] = [handling.RedoOrdered("S-1"), handling.Decided("granted"), handling.Dispatched(Mode.POST), records.Archived()]
    record(Case.objects.get(), [(date(2027, 1, 4), one) for one in anew], by=None, at=datetime(2027, 1, 4, 2, tzinfo=UTC))

    assert erase(datetime(2036, 3, 13, 2, tzinfo=UTC)) == 0
    open_for(reads=[water.pk], writes=[water.pk])
    _package(Case.objects.get())
    assert erase(datetime(2036, 3, 13, 2, tzinfo=UTC)) == 1


def test_drafts_of_letters_go_and_nothing_can_be_noted_any_more(water: Organ) -> None:
    handler = Office.of(water).actor("handler")
    _asked(water, until="packaged")
    case = Case.objects.get()
    LetterDraft.objects.create(case=case, organ=water, code="L02", sealed=b"sealed", by=handler.user, written_at=ANSWERED)
    erase(datetime(2028, 3, 13, 2, tzinfo=UTC))

    open_for(reads=[water.pk], writes=[water.pk])
    assert not LetterDraft.objects.exists()
    with pytest.raises(Refused, match="已按期删除"):
        talk(handler, case, on=date(2028, 3, 14), way="telephone", talked="核对")


def test_what_is_archived_late_is_erased_the_night_after(water: Organ) -> None:
    _asked(water, until="answered")
    assert erase(datetime(2028, 3, 13, 2, tzinfo=UTC)) == 0
    open_for(reads=[water.pk], writes=[water.pk])
    late = datetime(2028, 6, 1, 2, tzinfo=UTC)
    _package(Case.objects.get())
    record(Case.objects.get(), [(date(2028, 6, 1), records.Archived())], by=None, at=late)

    assert erase(late) == 1
    open_for(reads=[water.pk])
    assert Case.objects.get().key == ""
    assert erase(late) == 0


def test_who_still_waits_is_never_erased_and_an_order_to_reply_anew_stops_it(water: Organ) -> None:
    _asked(water, until="registered")
    assert erase(datetime(2036, 3, 2, 2, tzinfo=UTC)) == 0
    _asked(water, until="answered")
    open_for(reads=[water.pk], writes=[water.pk])
    answered = Case.objects.get(state="answered")
    ordered = datetime(2027, 1, 4, 2, tzinfo=UTC)
    record(answered, [(date(2027, 1, 4), handling.RedoOrdered("S-1"))], by=None, at=ordered)

    assert erase(datetime(2036, 3, 2, 2, tzinfo=UTC)) == 0


def test_the_office_decides_after_how_many_months(water: Organ, settings: Settings) -> None:
    settings.GONGKAI_ERASE_AFTER_MONTHS = 6
    _asked(water)

    assert erase(datetime(2026, 9, 12, 2, tzinfo=UTC)) == 0
    assert erase(datetime(2026, 9, 13, 2, tzinfo=UTC)) == 1


def _aged(path: Path, now: datetime, age: timedelta) -> Path:
    os.utime(path, ((now - age).timestamp(),) * 2)
    return path


def test_bytes_that_no_row_names_go_after_a_day_and_those_of_a_case_stay(water: Organ) -> None:
    _asked(water)
    now = datetime.now(UTC)
    known = _aged(store.path_of(CaseFile.objects.get().place), now, timedelta(days=400))
    lost, half = (store.path_of(store.keep(b"lost")) for _ in range(2))
    young = store.path_of(store.keep(b"on its way"))
    half = half.rename(half.with_name("tmpx1y2z3"))
    for path in (lost, half):
        _aged(path, now, timedelta(hours=25))

    assert clear(now) >= 2
    assert (known.exists(), lost.exists(), half.exists(), young.exists()) == (True, False, False, True)


def test_every_column_that_names_sealed_bytes_is_known() -> None:
    found = {f"{model._meta.label}.{column}" for model, column in _columns()}

    assert found >= {"requests.CaseFile.place", "letters.Letter.docx", "letters.Letter.pdf"}
    assert found >= {"severing.Document.place", "severing.Severed.place", "incoming.MailFile.place"}
    texts = {path: path.read_text(encoding="utf-8") for path in WEB.rglob("*.py")}
    holders = {path.relative_to(WEB).parts[0] for path, text in texts.items() if "requests import store" in text}
    assert holders == {"requests", "letters", "severing", "incoming"}, "who else keeps sealed bytes there, in which column?"


def test_a_day_that_the_calendar_moved_is_shown_from_the_next_night_on(water: Organ) -> None:
    _asked(water, until="registered")
    _asked(water, until="answered")
    Case.objects.update(due_on=date(2026, 3, 31), provisional=False)

    assert count_anew(ANSWERED) == 1
    open_for(reads=[water.pk])
    assert Case.objects.get(state="registered").due_on == date(2026, 3, 30)
    assert Case.objects.get(state="answered").due_on == date(2026, 3, 31)
    assert count_anew(ANSWERED) == 0


def test_a_provisional_day_of_an_answered_case_is_counted_anew_too(water: Organ) -> None:
    _asked(water, until="answered")
    Case.objects.update(due_on=date(2026, 3, 31), provisional=True)

    assert count_anew(ANSWERED) == 1
    open_for(reads=[water.pk])
    assert (Case.objects.get().due_on, Case.objects.get().provisional) == (date(2026, 3, 30), False)

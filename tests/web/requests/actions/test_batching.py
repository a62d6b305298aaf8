"""The same asked of several organs: a case each, all of them or none, and none twice."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.ledger.case import State
from gongkai.report.compute.compute import annual_report
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import Another, follow, submit, submit_several
from gongkai_web.requests.alike import frequency
from gongkai_web.requests.asked import Asked, Faulty, asked
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Applicant, Case, CaseFile, QueryCode
from tests.web.people import make_department
from tests.web.requests.examples import IDENTITY, request

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
NOTE = "身份证明复印件另附".encode()


@pytest.fixture
def organs(water: Organ, government: Organ) -> list[Organ]:
    """Three departments."""
    return [water, make_department(government, "130900-02", "洛泽市教育局"), make_department(government, "130900-03", "洛泽市民政局")]


def _asked(organs: list[Organ], **changes: object) -> list[Asked]:
    return [asked(request(organ=one.code, **changes)) for one in organs]


def _cases(organs: list[Organ]) -> list[Case]:
    open_for(reads=[one.pk for one in organs])
    return list(Case.objects.select_related("organ", "applicant").order_by("organ__code"))


def test_each_organ_has_a_case_of_its_own_with_code_and_clock(organs: list[Organ]) -> None:
    received = submit_several(_asked(organs), now=NOW, files=[("证明.txt", NOTE)])

    assert [(one.organ.id, one.due_on, one.provisional) for one in received] == [(organ.pk, date(2026, 3, 30), False) for organ in organs]
    assert len({one.code for one in received}) == 3
    for one in received:
        assert follow(one.code, IDENTITY, network="n", now=NOW).case.organ_id == one.organ.id
    cases = _cases(organs)
    assert [(case.organ, case.state, case.asked) for case in cases] == [(organ, State.RECEIVED, cases[0].asked) for organ in organs]
    assert [one.open() for one in CaseFile.objects.all()] == [NOTE] * 3
    assert len({one.place for one in CaseFile.objects.all()}) == len({case.key for case in cases}) == 3


def test_each_organ_sees_its_own_alone_and_nothing_tells_of_the_others(organs: list[Organ]) -> None:
    submit_several(_asked(organs), now=NOW, files=[("证明.txt", NOTE)], key="k")

    first, *others = _cases(organs)
    open_for(reads=[organs[0].pk], writes=[organs[0].pk])
    assert [case.pk for case in Case.objects.all()] == [first.pk]
    assert (Applicant.objects.count(), CaseFile.objects.count()) == (1, 1)
    told = "\n".join(str(entry) for entry in entries_of(first)) + first.asked
    assert not [one for one in others if one.pk in told or one.organ.code in told or one.organ.name in told]


def test_each_organ_counts_its_own_request_and_the_applicant_once(organs: list[Organ]) -> None:
    submit_several(_asked(organs), now=NOW)

    for case in _cases(organs):
        cells = annual_report(entries_of(case), form="cn-ogi-2021", year=2026, organ=case.organ.code).report.cells
        assert cells["requests.received.natural_person"].value == cells["requests.received.total"].value == 1
        told = frequency(case, date(2026, 3, 2))
        assert told is not None
        assert told.counts.year == 1


def test_sent_again_in_whatever_order_it_is_the_same_and_nothing_is_doubled(organs: list[Organ]) -> None:
    first = submit_several(_asked(organs), now=NOW, key="k")

    assert submit_several(_asked(organs[::-1]), now=NOW, key="k") == first
    assert submit_several(_asked(organs), now=NOW, key="k", files=[]) == first
    for other in (_asked(organs[:2]), _asked(organs[1:]), _asked(organs, content="另一件"), _asked(organs[:1])):
        with pytest.raises(Another):
            submit_several(other, now=NOW, key="k")
    with pytest.raises(Another):
        submit(_asked(organs)[0], now=NOW, key="k")
    assert len(_cases(organs)) == 3


def test_what_breaks_off_at_the_second_leaves_nothing(organs: list[Organ], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def fail() -> str:
        if given:
            raise OSError("no space")
        given.append("0000-0000-0000-00")
        return given[0]

    before = set((Path(settings.DATA_DIR) / "files" / "cases").glob("*"))
    with monkeypatch.context() as patch:
        patch.setattr("gongkai_web.requests.actions.submitting.new_code", fail)
        with pytest.raises(OSError, match="no space"):
            submit_several(_asked(organs), now=NOW, files=[("证明.txt", NOTE)], key="k")

    assert _cases(organs) == []
    assert not QueryCode.objects.exists()
    assert set((Path(settings.DATA_DIR) / "files" / "cases").glob("*")) == before
    assert len(submit_several(_asked(organs), now=NOW, files=[("证明.txt", NOTE)], key="k")) == 3


def test_an_organ_that_is_not_there_today_stops_all(organs: list[Organ]) -> None:
    Organ.objects.filter(pk=organs[1].pk).update(valid_until=date(2026, 3, 1))

    with pytest.raises(Faulty):
        submit_several(_asked(organs), now=NOW)
    assert _cases(organs) == []


def test_the_files_of_all_take_no_more_room_than_those_of_one_may(organs: list[Organ], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai_web.requests.actions.submitting.MAX_UPLOAD", len(NOTE) // 4)

    submit_several(_asked(organs[:2]), now=NOW, files=[("证明.txt", NOTE)])
    with pytest.raises(Faulty, match="MB"):
        submit_several(_asked(organs), now=NOW, files=[("证明.txt", NOTE)])
    assert len(_cases(organs)) == 2


def test_with_each_organ_only_the_new_rows_grow(organs: list[Organ]) -> None:
    def asked_of(some: list[Organ]) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            submit_several(_asked(some), now=NOW, key=str(len(some)))
        at_once = sum(one["sql"] is None for one in queries)  # what goes to the server together has no answer to read
        return at_once, len(queries) - at_once

    submit_several(_asked(organs), now=NOW)  # the directory is read, and statements are planned
    (one, others), (three, as_many) = asked_of(organs[:1]), asked_of(organs)
    assert three == 3 * one
    assert abs(as_many - others) <= 1, "whether the directory changed is asked once a second"

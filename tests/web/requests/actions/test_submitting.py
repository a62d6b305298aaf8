"""A request comes in: whole, sealed, in the ledger, once."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import Error, connection, transaction

from gongkai.ledger.case import Kind, State
from gongkai.ledger.chain import Chain, contents
from gongkai.ledger.fold import fold
from gongkai.ledger.reading import read_lines
from gongkai.report.compute.compute import annual_report
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import Another, submit
from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.ledger import entries_of
from gongkai_web.requests.models import Applicant, Case, CaseEntry, CaseFile
from gongkai_web.requests.sealing import opened
from tests.web.requests.examples import IDENTITY, PHONE, request
from tests.web.requests.office import DESK, Office

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
"""Half past nine in China."""
SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
NOTE = "身份证明复印件另附".encode()


def test_it_is_received_on_the_day_and_the_clock_runs(water: Organ) -> None:
    done = submit(asked(request()), now=NOW)
    open_for(reads=[water.pk])

    case = Case.objects.get(pk=done.case)
    assert (case.state, case.received_on, case.due_on, case.provisional) == (State.RECEIVED, date(2026, 3, 2), date(2026, 3, 30), False)
    folded = fold(entries_of(case))
    assert folded is not None
    assert (folded.kind, folded.organ) == (Kind.REQUEST, "130900-01")


def test_the_ledger_line_is_sealed_and_names_nobody(water: Organ) -> None:
    done = submit(asked(request()), now=NOW)
    open_for(reads=[water.pk])

    entry = CaseEntry.objects.get(case_id=done.case)
    chain = Chain(done.case)
    chain.take(1, *contents(entry.line))
    assert chain.head == Case.objects.get(pk=done.case).head
    assert json.loads(entry.line)["data"]["applicants"] == [{"id": Applicant.objects.get().pk, "kind": "natural_person"}]


def test_nothing_personal_lies_open_in_the_database_or_on_the_disk(water: Organ) -> None:
    done = submit(
        asked(request(applicant_email="lin@example.org", applicant_address="洛泽市清河路8号")), now=NOW, files=[("林一鸣身份证.txt", NOTE)]
    )
    open_for(reads=[water.pk])

    told = ("林一鸣", IDENTITY, PHONE, "lin@example.org", "清河路8号", "成本监审", "身份证", done.code, "002X")
    with connection.cursor() as cursor:
        for table in ("case", "caseentry", "applicant", "casefile", "querycode", "submission"):
            cursor.execute(f"SELECT row_to_json(one)::text FROM requests_{table} one")  # noqa: S608 - names of our own tables
            for (row,) in cursor.fetchall():
                assert not [one for one in told if one in row or one.encode().hex() in row], table
    (file,) = CaseFile.objects.all()
    assert NOTE not in store.content(file.place)
    assert file.open() == NOTE


def test_it_is_opened_again_with_its_keys(water: Organ) -> None:
    done = submit(asked(request()), now=NOW)
    open_for(reads=[water.pk])

    case = Case.objects.select_related("applicant").get(pk=done.case)
    assert opened(case.key, bytes(case.content)).decode() == "2025年洛泽市城区供水水价调整的成本监审报告"
    assert json.loads(opened(case.applicant.key, bytes(case.applicant.sealed)))["name"] == "林一鸣"


def test_requests_of_one_person_have_one_mark(water: Organ) -> None:
    submit(asked(request()), now=NOW)
    submit(asked(request(content="供水管网图")), now=NOW)
    submit(asked(request(applicant_id_type="passport", applicant_id_number="E12345678")), now=NOW)
    open_for(reads=[water.pk])

    assert len(set(Applicant.objects.values_list("identity", flat=True))) == 2


def test_an_organ_that_is_not_there_today_takes_none(water: Organ) -> None:
    Organ.objects.filter(pk=water.pk).update(valid_until=date(2026, 3, 1))

    for code in (water.code, "999999"):
        with pytest.raises(Faulty) as caught:
            submit(asked(request(organ=code)), now=NOW)
        assert caught.value.faults.keys() == {"organ"}


@pytest.mark.parametrize("files", [[("运行.exe", b"MZ\x90\0" * 50)], [("空.pdf", b"")], [(f"{place}.txt", NOTE) for place in range(11)]])
def test_files_that_cannot_be_taken_are_told_and_nothing_is_written(water: Organ, files: list[tuple[str, bytes]]) -> None:
    with pytest.raises(Faulty) as caught:
        submit(asked(request()), now=NOW, files=files)

    open_for(reads=[water.pk])
    assert caught.value.faults.keys() == {"attachments"}
    assert not Case.objects.exists()


def test_what_breaks_off_leaves_no_rows_and_no_files(water: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("no space")

    before = _kept()
    monkeypatch.setattr("gongkai_web.requests.actions.submitting.new_code", fail)
    with pytest.raises(OSError, match="no space"):
        submit(asked(request()), now=NOW, files=[("证明.txt", NOTE)])

    open_for(reads=[water.pk])
    assert not Case.objects.exists()
    assert _kept() == before


def _kept() -> set[Path]:
    return set((Path(settings.DATA_DIR) / "files" / "cases").glob("*"))


def test_the_same_key_is_the_same_request(water: Organ) -> None:  # noqa: ARG001 - the organ is asked
    first = submit(asked(request()), now=NOW, key="k-1")
    again = submit(asked(request()), now=NOW, key="k-1")
    other = submit(asked(request()), now=NOW, key="k-2")

    assert first == again
    assert other.case != first.case
    with pytest.raises(Another):
        submit(asked(request(content="另一件")), now=NOW, key="k-1")
    with pytest.raises(Another):
        submit(asked(request()), now=NOW, key="k-1", files=[("证明.txt", NOTE)])


def test_another_organ_sees_nothing_of_it(water: Organ, government: Organ) -> None:
    submit(asked(request()), now=NOW, files=[("证明.txt", NOTE)])

    open_for(reads=[government.pk], writes=[government.pk])
    assert not any(model.objects.exists() for model in (Case, CaseEntry, Applicant, CaseFile))
    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        Case.objects.create(pk="R-x", organ=water, key="", content=b"", form="paper", method="mail", state="received")


@pytest.mark.parametrize("change", [lambda rows: rows.update(line="{}"), lambda rows: rows.delete()])
def test_nobody_alters_the_ledger(water: Organ, change: "type") -> None:
    submit(asked(request()), now=NOW)
    open_for(reads=[water.pk], writes=[water.pk])

    with pytest.raises(Error, match=r"permission denied|never changed"), transaction.atomic():
        change(CaseEntry.objects.all())


def test_a_public_service_unit_has_rules_of_its_own(office: Office, government: Organ) -> None:
    unit = Organ.objects.create(
        code="130900-90", name="洛泽市供水集团", kind=OrganKind.PUBLIC_SERVICE_UNIT, level="city", area_supervisor=government
    )
    there = Office.of(unit)
    case = there.asked("水费标准；另外请公开管网图")
    assert there.does(case, "Split", "2026-03-03", part1="水费标准", part2="管网图").status_code == 200

    open_for(reads=[unit.pk, office.organ.pk])
    assert {(one.state, one.due_on) for one in Case.objects.all()} == {("split", None), ("received", None)}, "article 55 sets no period"
    lines = there.handler.get(f"{DESK}ledger/{unit.pk}/").getvalue().splitlines(keepends=True)
    cells = annual_report(read_lines(lines), form="cn-ogi-2021", year=2026).report.cells
    assert cells["requests.received.total"].value == 0

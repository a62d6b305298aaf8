"""One letter, several matters: each a request that is counted, the letter itself is not."""

import json
import re
from typing import Any

from gongkai.ledger.reading import read_lines
from gongkai.ledger.warning import WarningCode
from gongkai.report.compute.compute import annual_report
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import follow, submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Applicant, Case, CaseFile
from gongkai_web.requests.sealing import opened
from tests.web.requests.examples import request
from tests.web.requests.office import ARRIVED, DESK, Office


def test_each_matter_is_a_case_of_its_own_received_when_the_letter_was(office: Office, water: Organ) -> None:
    letter = office.asked("水价报告；另外请公开管网图")
    answer = office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")

    assert answer.status_code == 200
    codes = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", answer.content.decode())
    assert len(codes) == 2
    open_for(reads=[water.pk])
    parts = Case.objects.exclude(pk=letter).order_by("pk")
    assert {opened(one.key, bytes(one.content)).decode() for one in parts} == {"水价报告", "管网图"}
    assert {(str(one.received_on), str(one.due_on), one.state) for one in parts} == {("2026-03-02", "2026-03-30", "received")}
    assert Case.objects.get(pk=letter).state == "split"
    people = Applicant.objects.all()
    assert len({one.identity for one in people}) == 1
    assert {json.loads(opened(one.key, bytes(one.sealed)))["name"] for one in people} == {"林一鸣"}
    followed = follow(codes[0], "002X", network="test", now=ARRIVED)
    assert followed.case.pk in {one.pk for one in parts}


def test_the_letters_files_go_with_every_part(office: Office, water: Organ) -> None:
    letter = submit(asked(request()), now=ARRIVED, files=[("身份证.txt", "复印件".encode()), ("来信.txt", "两件事".encode())]).case
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")
    open_for(reads=[water.pk], writes=[water.pk])
    parts = list(Case.objects.exclude(pk=letter))
    Applicant.objects.filter(case=letter).update(key="")

    for part in parts:
        files = CaseFile.objects.filter(case=part)
        assert sorted(one.open().decode() for one in files) == ["两件事", "复印件"], "also once the letter's applicant was erased"
        assert {opened(part.applicant.key, bytes(one.name)).decode() for one in files} == {"身份证.txt", "来信.txt"}
    assert CaseFile.objects.values("place").distinct().count() == 6


def test_a_letter_has_as_many_matters_as_it_has(office: Office, water: Organ) -> None:
    letter = office.asked("二十件事")
    page = office.handler.get(f"{DESK}{letter}/events/Split/").content.decode()
    more = re.search(r'href="(\?parts=\d+)"', page)
    assert more
    assert 'name="part9"' not in page
    parts: dict[str, Any] = {f"part{number}": f"第{number}件" for number in range(1, 13)}
    answer = office.does(letter, "Split", "2026-03-03", query=more[1], **parts)

    assert answer.status_code == 200
    open_for(reads=[water.pk])
    assert Case.objects.exclude(pk=letter).count() == 12


def test_the_parts_are_counted_and_the_letter_is_not(office: Office, water: Organ) -> None:
    letter = office.asked("水价报告；另外请公开管网图")
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")

    lines = office.handler.get(f"{DESK}ledger/{water.pk}/").getvalue().splitlines(keepends=True)
    computed = annual_report(read_lines(lines), form="cn-ogi-2021", year=2026)
    assert computed.report.cells["requests.received.total"].value == 2
    assert {one.code for one in computed.warnings} <= {WarningCode.YEAR_NOT_OVER}, "letter and parts belong together"


def test_one_matter_is_no_split_and_what_was_typed_stays(office: Office, water: Organ) -> None:
    letter = office.asked()
    answer = office.does(letter, "Split", "2026-03-03", part1="只有一件")

    assert answer.status_code == 422
    assert "只有一件" in answer.content.decode()
    open_for(reads=[water.pk])
    assert Case.objects.count() == 1


def test_a_letter_is_not_split_once_a_reply_was_drafted(office: Office) -> None:
    letter = office.asked()
    office.does(letter, "Registered", "2026-03-03", number="1")
    office.drafts(letter, "granted", "2026-03-04")

    assert office.handler.get(f"{DESK}{letter}/events/Split/").status_code == 404


def test_letter_and_parts_lead_to_each_other(office: Office, water: Organ) -> None:
    letter = office.asked("水价报告；另外请公开管网图")
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")
    open_for(reads=[water.pk])
    part = Case.objects.exclude(pk=letter).order_by("pk")[0].pk

    assert f"{DESK}{part}/" in office.handler.get(f"{DESK}{letter}/").content.decode()
    assert f"{DESK}{letter}/" in office.handler.get(f"{DESK}{part}/").content.decode()

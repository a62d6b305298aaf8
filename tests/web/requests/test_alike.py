"""Earlier requests are found by who asked and by what was asked; the database learns neither."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.law.receipt import Channel
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.actions.submitting import Taken
from gongkai_web.requests.alike import alike, frequency, marks_of
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from tests.web.people import make_department
from tests.web.requests.examples import request
from tests.web.requests.office import ARRIVED, DESK, Office

OTHER = {"applicant_id_type": "passport", "applicant_id_number": "E12345678", "applicant_name": "王小明"}


def _of(case: str, water: Organ) -> Case:
    open_for(reads=[water.pk])
    return Case.objects.get(pk=case)


def test_of_the_same_applicant_whatever_the_words(office: Office, water: Organ) -> None:
    first, second = office.asked("水价成本监审报告"), office.asked("消防栓分布")

    found = alike(_of(second, water))
    assert [(one.case.pk, one.same) for one in found] == [(first, True)]


def test_in_the_same_words_whoever_asked(office: Office, water: Organ) -> None:
    first = office.asked("请公开2025年城区供水水价调整成本监审报告全文", **OTHER)
    office.asked("消防栓分布图", applicant_id_type="passport", applicant_id_number="E99999999")
    second = office.asked("2025年城区供水水价调整成本监审报告")

    found = alike(_of(second, water))
    assert [(one.case.pk, one.same) for one in found] == [(first, False)]
    assert 50 <= found[0].percent < 100
    assert "相同或者相似的申请" in office.handler.get(f"{DESK}{second}/").content.decode()


def test_marks_tell_nothing_and_differ_from_organ_to_organ(water: Organ) -> None:
    here, there = marks_of("供水水价", water.pk), marks_of("供水水价", water.pk + 1)

    assert here
    assert not set(here) & set(there)
    assert marks_of("供水水价", water.pk) == here
    assert all(-(2**63) <= one < 2**63 for one in here)


@pytest.mark.usefixtures("water")
def test_how_often_somebody_asks(office: Office, water: Organ) -> None:
    for number in range(3):
        office.asked(f"第{number}件")
    office.asked("别人的", **OTHER)
    case = submit(asked(request(content="最后一件")), now=ARRIVED + timedelta(hours=1)).case

    found = frequency(_of(case, water), date(2026, 3, 2))
    assert found is not None
    assert (found.counts.month, found.counts.quarter, found.counts.year) == (4, 4, 4)
    assert not found.beyond


def test_only_the_requests_before_this_one_count(office: Office, water: Organ) -> None:
    by = office.people["handler"]
    other = {
        "rectification": Taken(by, Channel.IN_PERSON, ARRIVED.date(), rectification=True),
        "complaint": Taken(by, Channel.IN_PERSON, ARRIVED.date()),
    }
    about = make_department(water, "130900-02", "洛泽市教育局")
    for number, (kind, taken) in enumerate(other.items()):
        submit(asked(request()), now=ARRIVED - timedelta(hours=number + 1), taken=taken, about=about if kind == "complaint" else None)
    cases = [submit(asked(request()), now=ARRIVED + timedelta(seconds=number)).case for number in range(12)]

    found = [frequency(_of(case, water), date(2026, 3, 2)) for case in cases]
    assert [one.counts.month - 1 for one in found if one] == list(range(12)), "of twelve that came on one day two cost something"
    office.does(cases[10], "Registered", "2026-03-03", number="11")
    page = office.handler.get(f"{DESK}{cases[10]}/events/FeeNotified/").content.decode()
    assert 'name="earlier" value="10"' in page


def test_a_letter_that_was_split_counts_as_its_parts_also_once_it_is_archived(office: Office, water: Organ) -> None:
    letter = office.asked("两件事")
    office.does(letter, "Split", "2026-03-03", part1="水价报告", part2="管网图")
    assert office.does(letter, "Archived", "2026-03-04").status_code == 302
    case = submit(asked(request(content="第三件")), now=datetime(2026, 3, 9, 1, 30, tzinfo=UTC)).case

    found = frequency(_of(case, water), date(2026, 3, 9))
    assert found is not None
    assert found.counts.month == 3

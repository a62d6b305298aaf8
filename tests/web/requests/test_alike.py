"""Earlier requests are found by who asked and by what was asked; the database learns neither."""

from datetime import date

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.alike import alike, frequency, marks_of
from gongkai_web.requests.models import Case
from tests.web.requests.office import DESK, Office

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
    case = office.asked("最后一件")

    found = frequency(_of(case, water), date(2026, 3, 2))
    assert found is not None
    assert (found.counts.month, found.counts.quarter, found.counts.year) == (4, 4, 4)
    assert not found.beyond

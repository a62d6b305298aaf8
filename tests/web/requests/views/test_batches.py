"""Several organs are asked the same by one form."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case
from tests.web.people import make_department
from tests.web.requests.views.test_asking import ANSWERS, _hidden, _sent

pytestmark = pytest.mark.usefixtures("site", "water")


@pytest.fixture
def school(government: Organ, settings: Settings) -> Organ:
    """A second department."""
    settings.DIRECTORY_SECONDS = 0
    return make_department(government, "130900-02", "洛泽市教育局")


def test_one_is_chosen_until_several_are_asked_for(school: Organ) -> None:
    one = _sent({"page": "organ", "to": "organ"})[1]
    several = _sent({"page": "organ", "to": "several", "organ": "130900-01"})[1]

    assert 'type="checkbox"' not in one
    assert re.search(rf'type="checkbox" name="organ" value="{school.code}">', several)
    assert 'type="checkbox" name="organ" value="130900-01" checked' in several


def test_what_was_chosen_stays_while_others_are_looked_for(school: Organ) -> None:
    page = _sent({"page": "organ", "to": "organ", "several": "1", "organ": "130900-01", "words": "教育局"})[1]

    assert re.findall(r'type="checkbox" name="organ" value="([^"]+)"( checked)?', page) == [("130900-01", " checked"), (school.code, "")]


def test_it_goes_on_page_after_page_to_a_code_and_a_day_for_each(school: Organ, water: Organ) -> None:
    chosen = [water.code, school.code]
    carried = _hidden(_sent({"page": "organ", "several": "1", "organ": chosen})[1])
    assert carried["organ"] == "130900-01 130900-02"

    check = _sent({**ANSWERS, **carried, "page": "person"})[1]
    assert "提交 2 件信息公开申请" in check
    assert "洛泽市水务局<br>洛泽市教育局" in check
    status, page = _sent({**ANSWERS, **_hidden(check), "attachments": SimpleUploadedFile("证明.txt", b"x")})
    again = _sent({**ANSWERS, **_hidden(check), "attachments": SimpleUploadedFile("证明.txt", b"x")})[1]

    assert status == 201
    codes = re.findall(r'class="code">([0-9A-Z-]{17})<', page)
    assert len(set(codes)) == 2
    assert re.findall(r'class="code">([0-9A-Z-]{17})<', again) == codes
    assert [page.index(code) < page.index(name) for code, name in zip(codes, ("洛泽市水务局", "洛泽市教育局"), strict=True)] == [True, True]
    open_for(reads=[water.pk, school.pk])
    due = {case.organ_id: case.due_on for case in Case.objects.all()}
    assert due.keys() == {water.pk, school.pk}
    assert all(isinstance(day, date) and page.count(str(day)) == 2 for day in due.values())
    assert re.findall(r'class="code">([0-9A-Z-]{17})<', again) == codes
    assert Case.objects.count() == 2


def test_more_than_the_platform_lets_are_told_and_stay_chosen(school: Organ, settings: Settings) -> None:
    settings.GONGKAI_BATCH_ORGANS = 1
    status, page = _sent({"page": "organ", "organ": ["130900-01", school.code]})

    assert status == 422
    assert page.count("最多选择 1 个机关") == 2
    assert page.count(" checked") == 2
    assert "向多个机关申请同一内容" not in _sent({"page": "organ", "to": "organ"})[1]


def test_an_organ_named_twice_is_asked_once(water: Organ) -> None:
    assert _hidden(_sent({"page": "organ", "organ": [water.code, f"{water.code} {water.code}"]})[1])["organ"] == water.code

"""What lists know of cases follows from the ledgers, and is made again from them."""

import pytest
from django.core.management import call_command

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case
from tests.web.requests.office import Office


def test_it_is_the_same_again(office: Office, water: Organ, capsys: pytest.CaptureFixture[str]) -> None:
    case = office.asked()
    office.does(case, "Registered", "2026-03-03", number="1")
    office.does(case, "CorrectionRequested", "2026-03-06", working_days="15")
    office.does(case, "CorrectionNoticeServed", "2026-03-06")
    open_for(reads=[water.pk], writes=[water.pk])
    before = Case.objects.values().get(pk=case)
    Case.objects.update(state="arrived", words=[], corrected=False, waits_until=None, received_on=None, register_number="")

    call_command("project_cases")

    assert capsys.readouterr().out == "1 cases were read.\n"
    open_for(reads=[water.pk])
    assert Case.objects.values().get(pk=case) == before

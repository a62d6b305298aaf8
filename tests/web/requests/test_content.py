"""After a correction its words count: for the office, for the applicant, and for finding similar requests."""

from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import Said, act, follow, submit
from gongkai_web.requests.actions.projecting import project_cases
from gongkai_web.requests.acts import Act
from gongkai_web.requests.alike import marks_of
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from tests.web.requests.examples import request
from tests.web.requests.office import ARRIVED, DESK, Office

CORRECTED = "2025年度成本监审报告第三章"


def _unclear(office: Office) -> tuple[str, str]:
    """The id and the query code of a request that waits for its correction."""
    done = submit(asked(request(organ=office.organ.code)), now=ARRIVED)
    office.does(done.case, "Registered", "2026-03-02", number="洛水依申请2026-1")
    office.does(done.case, "CorrectionRequested", "2026-03-02", working_days="15")
    office.does(done.case, "CorrectionNoticeServed", "2026-03-02")
    return done.case, done.code


def _holds(office: Office, water: Organ, case: str, code: str) -> None:
    found = follow(code, "002X", network="home", now=ARRIVED)
    assert found.content == CORRECTED
    assert CORRECTED in office.handler.get(DESK).content.decode()
    assert f"<p>{CORRECTED}</p>" in office.handler.get(f"{DESK}{case}/").content.decode()
    assert CORRECTED in office.handler.get(f"{DESK}{case}/events/Split/").content.decode()
    open_for(reads=[water.pk])
    assert set(Case.objects.get().words) == set(marks_of(CORRECTED, water.pk))
    project_cases()
    open_for(reads=[water.pk])
    assert set(Case.objects.get().words) == set(marks_of(CORRECTED, water.pk))


def test_what_an_officer_wrote_down_as_the_correction(water: Organ, office: Office) -> None:
    case, code = _unclear(office)
    assert office.does(case, "CorrectedRequestReceived", "2026-03-02", told_corrected=CORRECTED).status_code == 302

    _holds(office, water, case, code)


def test_what_the_applicant_wrote(water: Organ, office: Office) -> None:
    case, code = _unclear(office)
    act(Act.CORRECT, code, "002X", Said(CORRECTED), seen=4, network="home", now=timezone.now())

    _holds(office, water, case, code)

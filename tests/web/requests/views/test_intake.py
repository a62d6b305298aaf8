"""What is taken in beside requests: rectifications and complaints, cases of their own that table three does not count."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from gongkai.ledger.reading import read_lines
from gongkai.report.compute.compute import annual_report
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.models import Case, CaseNote
from tests.web.people import make_department
from tests.web.requests.examples import request
from tests.web.requests.office import DESK, Office


def _taken(office: Office, kind: str, **more: object) -> str:
    answers = {f"{part}.{name}": value for part in ("applicant", "delivery") for name, value in request()[part].items()}
    sent = {"organ": office.organ.pk, "kind": kind, "channel": "in_person", "arrived_on": "2026-03-02", "content": "户名登记有误", **more}
    page = office.handler.post(f"{DESK}new/", {**answers, **sent})
    assert page.status_code == 200, page.content.decode()
    found = re.search(rf"{DESK}(R-\w+)/", page.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("kind", "outcome", "named"), [("rectification", "rectified", "予以更正"), ("complaint", "remediation_ordered", "督促整改")]
)
def test_from_the_counter_to_the_end_and_not_into_table_three(
    office: Office, government: Organ, water: Organ, kind: str, outcome: str, named: str
) -> None:
    about = make_department(government, "130900-02", "洛泽市教育局")
    case = _taken(office, kind, **({"about": about.pk} if kind == "complaint" else {}))
    office.does(case, "Registered", "2026-03-03", number="1")
    office.answers(case, outcome, "2026-03-10")
    office.does(case, "Dispatched", "2026-03-10", mode="direct")
    assert office.does(case, "Served", "2026-03-10").status_code == 302

    page = office.handler.get(f"{DESK}{case}/").content.decode()
    assert named in page
    open_for(reads=[water.pk])
    assert Case.objects.get(pk=case).kind == kind
    lines = office.handler.get(f"{DESK}ledger/{water.pk}/").getvalue().splitlines(keepends=True)
    cells = annual_report(read_lines(lines), form="cn-ogi-2021", year=2026).report.cells
    assert not any(cell.value for key, cell in cells.items() if key.startswith("requests."))


def test_what_is_ordered_of_another_organ_stands_in_the_draft(office: Office, government: Organ) -> None:
    about = make_department(government, "130900-02", "洛泽市教育局")
    case = _taken(office, "complaint", about=about.pk)
    office.does(case, "Registered", "2026-03-03", number="1")

    assert office.drafts(case, "remediation_ordered", "2026-03-10", said_reply_by="").status_code == 422
    assert office.drafts(case, "remediation_ordered", "2026-03-10", said_reply_by="2026-04-15").status_code == 302
    assert "<dt>反馈期限</dt><dd>2026-04-15</dd>" in office.legal.get(f"{DESK}{case}/").content.decode()
    assert office.drafts(case, "unfounded", "2026-03-10").status_code == 302, "of which nobody else is told"


def test_a_complaint_asks_the_other_organ_to_explain(office: Office, government: Organ) -> None:
    about = make_department(government, "130900-02", "洛泽市教育局")
    case = _taken(office, "complaint", about=about.pk)
    office.does(case, "Registered", "2026-03-03", number="1")

    assert office.does(case, "ExplanationRequested", "2026-03-04").status_code == 302
    assert office.does(case, "ExplanationReceived", "2026-03-09", told_opinion="已经答复").status_code == 302
    assert office.handler.get(f"{DESK}{case}/events/CorrectionRequested/").status_code == 404


def test_a_complaint_is_about_somebody(office: Office) -> None:
    answers = {f"{part}.{name}": value for part in ("applicant", "delivery") for name, value in request()[part].items()}
    sent = {"organ": office.organ.pk, "kind": "complaint", "channel": "in_person", "arrived_on": "2026-03-02", "content": "不答复"}
    page = office.handler.post(f"{DESK}new/", {**answers, **sent})

    assert page.status_code == 422
    assert "请选择被投诉的机关" in page.content.decode()
    assert "不答复" in page.content.decode()


def _answers(office: Office, **more: object) -> dict[str, object]:
    answers = {f"{part}.{name}": value for part in ("applicant", "delivery") for name, value in request()[part].items()}
    return {
        **answers,
        "organ": office.organ.pk,
        "kind": "request",
        "channel": "in_person",
        "arrived_on": "2026-03-02",
        "content": "水价报告",
        **more,
    }


@pytest.mark.parametrize("day", ["2099-01-05", "1990-01-05"])
def test_a_day_on_which_nothing_can_have_come_is_told_beside_its_field(office: Office, day: str) -> None:
    page = office.handler.post(f"{DESK}new/", _answers(office, arrived_on=day))

    assert page.status_code == 422
    assert "水价报告" in page.content.decode(), "what was typed stays"
    assert "arrived_on" in page.context["form"].errors


def test_taken_in_twice_it_is_one_case(office: Office, water: Organ) -> None:
    page = office.handler.get(f"{DESK}new/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    first, second = (office.handler.post(f"{DESK}new/", _answers(office, key=key[1])).content.decode() for _ in range(2))

    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", first)
    assert code
    assert code[0] in second
    open_for(reads=[water.pk])
    assert Case.objects.count() == 1
    other = office.handler.post(f"{DESK}new/", _answers(office, key=key[1], content="另一件"))
    assert other.status_code == 422
    assert "另一件" in other.content.decode()


def test_an_ordinary_post_is_to_be_confirmed_on_the_day_on_which_it_came(office: Office, water: Organ) -> None:
    office.asked()
    today = timezone.localdate()
    late, new = (_taken(office, "request", channel="ordinary_post", arrived_on=str(day)) for day in (today - timedelta(3), today))
    open_for(reads=[water.pk])
    assert {one.pk: one.due_on for one in Case.objects.filter(state="arrived")} == {late: today - timedelta(3), new: today}

    page = office.handler.get(DESK).content.decode()
    rows = {case: next(row for row in page.split("<tr>") if case in row) for case in (late, new)}
    assert "当日未确认收到" in rows[late]
    assert "今日内确认收到" in rows[new]
    assert late in office.handler.get(f"{DESK}?due=overdue").content.decode()


def test_the_post_register_and_the_help_stand_in_the_history(office: Office, water: Organ) -> None:
    more = {"channel": "signed_post", "postal_number": "1099887766554", "enveloped_on": "2026-02-27", "helped": "oral"}
    case = _taken(office, "request", **more)

    page = office.handler.get(f"{DESK}{case}/").content.decode()
    for told in ("1099887766554", "2026-02-27", "口头提出，由工作人员代填"):
        assert told in page
    open_for(reads=[water.pk])
    sealed = bytes(CaseNote.objects.get(case=case).sealed)
    assert b"1099887766554" not in sealed
    assert b"1099887766554" not in office.handler.get(f"{DESK}ledger/{water.pk}/").getvalue()


def test_a_letter_was_not_posted_after_it_arrived(office: Office) -> None:
    page = office.handler.post(f"{DESK}new/", _answers(office, channel="signed_post", enveloped_on="2026-03-03"))

    assert page.status_code == 422
    assert "enveloped_on" in page.context["form"].errors


def test_without_any_of_it_nothing_is_noted(office: Office, water: Organ) -> None:
    case = _taken(office, "request")
    open_for(reads=[water.pk])
    assert not CaseNote.objects.filter(case=case).exists()

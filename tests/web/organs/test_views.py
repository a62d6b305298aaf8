"""Pages of organs and people, as an administrator uses them."""

import io
import re

import pytest
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Appointment, LogEntry, Organ
from tests.web.people import appoint, make_department, signed_in

TABLE = """机构代码,机构名称,机构类型,级别,上级机构代码
130900-31,洛泽市档案馆,政府部门,市级,130900
130900-32,洛泽市方志馆,政府机关,市级,130900
130900-33,洛泽市图书馆,政府部门,市级,130900-31
"""


@pytest.fixture
def administrator(government: Organ) -> Client:
    """A browser of the city's administrator."""
    return signed_in(appoint(government, Role.ADMINISTRATOR))


def _upload(client: Client, table: str) -> str:
    file = io.BytesIO(table.encode("gb18030"))
    file.name = "organs.csv"
    return client.post("/workbench/organs/import/", {"file": file}).content.decode()


def test_the_preview_names_row_and_column_and_writes_nothing(administrator: Client) -> None:
    page = _upload(administrator, TABLE)

    assert "“政府机关”不在可填写的范围内" in page
    assert 'name="left_out" value="2"' in page
    assert 'name="left_out" value="3"' not in page
    assert Organ.objects.count() == 1


def test_what_was_confirmed_is_entered(administrator: Client) -> None:
    match = re.search(r'name="rows" value="([^"]+)"', _upload(administrator, TABLE))
    assert match

    answer = administrator.post("/workbench/organs/import/", {"rows": match[1]})

    assert answer["Location"] == "/workbench/organs/"
    assert set(Organ.objects.values_list("code", flat=True)) == {"130900", "130900-31", "130900-33"}


def test_a_row_is_left_out_and_stays_so_when_another_needs_it(administrator: Client) -> None:
    match = re.search(r'name="rows" value="([^"]+)"', _upload(administrator, TABLE))
    assert match

    refused = administrator.post("/workbench/organs/import/", {"rows": match[1], "left_out": ["2"]})
    entered = administrator.post("/workbench/organs/import/", {"rows": match[1], "left_out": ["4"]})

    assert refused.status_code == 422
    assert 'name="left_out" value="2" checked' in refused.content.decode()
    assert entered["Location"] == "/workbench/organs/"
    assert set(Organ.objects.values_list("code", flat=True)) == {"130900", "130900-31"}


def test_as_many_rows_as_are_promised_are_entered(administrator: Client) -> None:
    lines = [f"1309-{number:04},洛泽市第{number}站,政府部门,市级,130900" for number in range(4_999)]
    page = _upload(administrator, "\n".join(("机构代码,机构名称,机构类型,级别,上级机构代码", *lines)))
    match = re.search(r'name="rows" value="([^"]+)"', page)
    assert match
    sent = {"rows": match[1], "left_out": re.findall(r'name="left_out" value="(\d+)" checked', page)}

    answer = administrator.post("/workbench/organs/import/", sent)

    assert answer["Location"] == "/workbench/organs/"
    assert Organ.objects.count() == 5_000


def test_rows_that_were_changed_on_the_way_or_belong_to_another_are_refused(administrator: Client, government: Organ) -> None:
    match = re.search(r'name="rows" value="([^"]+)"', _upload(administrator, TABLE))
    assert match
    other = signed_in(appoint(government, Role.ADMINISTRATOR, name="other"))

    for client, rows in ((administrator, f"{match[1]}x"), (other, match[1]), (administrator, "")):
        assert client.post("/workbench/organs/import/", {"rows": rows})["Location"] == "/workbench/organs/import/"
    assert Organ.objects.count() == 1


def test_a_missing_column_is_told(administrator: Client) -> None:
    page = _upload(administrator, "机构代码,机构名称\n1,2\n")

    assert "级别" in page
    assert "缺少该列" in page


def test_the_first_password_is_shown_once_and_works(administrator: Client, government: Organ) -> None:
    page = administrator.post("/workbench/organs/accounts/new/", {"username": "wang", "full_name": "王立新", "organ": government.pk})

    match = re.search(r'<code class="secret">([^<]+)</code>', page.content.decode())
    assert match
    person = User.objects.get(username="wang")
    assert person.check_password(match[1])
    assert match[1] not in administrator.get(f"/workbench/organs/accounts/{person.pk}/").content.decode()


def test_an_appointment_by_form_and_its_end(administrator: Client, government: Organ) -> None:
    person = appoint(government, name="li")
    form = {"person": person.pk, "role": "drafter", "since": "2026-03-02"}

    assert administrator.post(f"/workbench/organs/{government.pk}/appointments/new/", form).status_code == 302
    made = Appointment.objects.get(user=person)
    administrator.post(f"/workbench/organs/appointments/{made.pk}/end/", {"until": "2027-03-02"})
    made.refresh_from_db()
    assert str(made.until) == "2027-03-02"


def test_a_refusal_stands_in_the_summary_and_keeps_what_was_filled_in(administrator: Client, government: Organ) -> None:
    person = appoint(government, Role.AUDITOR, name="li")

    page = administrator.post(
        f"/workbench/organs/{government.pk}/appointments/new/", {"person": person.pk, "role": "drafter", "since": "2026-03-02"}
    )

    assert page.status_code == 422
    text = page.content.decode()
    assert "有问题需要更正" in text
    assert 'value="2026-03-02"' in text
    assert '<option value="drafter" selected>' in text


def test_an_auditor_reads_the_log_of_the_organs_below_and_of_no_other(government: Organ, administrator: Client) -> None:
    department, county = make_department(government), make_department(government, "130901", "泽心区人民政府")
    for organ in (department, county):
        data = {name: getattr(organ, name) or "" for name in ("code", "name", "kind", "level")}
        administrator.post(f"/workbench/organs/{organ.pk}/edit/", {**data, "area_supervisor": government.pk, "telephone": "0317-7"})
    assert LogEntry.objects.count() == 2

    all_of_it = signed_in(appoint(government, Role.AUDITOR)).get("/workbench/oversight/log/").content.decode()
    its_own = signed_in(appoint(department, Role.AUDITOR)).get("/workbench/oversight/log/").content.decode()

    assert department.name in all_of_it
    assert county.name in all_of_it
    assert department.name in its_own
    assert county.name not in its_own


def test_the_tree_shows_each_organ_once_under_its_supervisor(administrator: Client, government: Organ) -> None:
    make_department(government)

    page = administrator.get("/workbench/organs/").content.decode()

    assert page.index(government.name) < page.index("洛泽市水务局")
    assert page.count("洛泽市水务局") == 1
    assert administrator.get("/workbench/organs/?q=水务").content.decode().count("洛泽市水务局") == 1

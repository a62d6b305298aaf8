"""What became of messages, and what applicants told since, on the pages of the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongkai_web.messages.sending import send
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.requests.actions import Said, act, submit
from gongkai_web.requests.actions.keeping import erase
from gongkai_web.requests.acts import Act
from gongkai_web.requests.asked import asked
from lab.soak.gateway import Gateway
from tests.web.people import appoint, make_department, signed_in
from tests.web.requests.examples import PHONE, request

DESK = "/workbench/requests/"
pytestmark = pytest.mark.usefixtures("site")


def test_what_was_not_delivered_stands_at_the_desk_of_its_organ_alone(water: Organ, government: Organ, gateway: Gateway) -> None:
    case = submit(asked(request()), now=timezone.now()).case
    gateway.status, gateway.says = 400, f"blocked: {PHONE}"
    send(timezone.now())
    desk = signed_in(appoint(water, Role.HANDLER))
    elsewhere = signed_in(appoint(make_department(government, "130900-02", "洛泽市财政局"), Role.HANDLER))

    listed, page = (desk.get(url).content.decode() for url in (DESK, f"{DESK}{case}/"))

    assert "没有送达或者可能没有送达" in listed
    assert f'<a href="{DESK}{case}/">' in listed
    assert ("发给申请人的通知" in page, "未送达" in page, "400: blocked: …" in page, PHONE in page) == (True, True, True, False)
    assert "没有送达" not in elsewhere.get(DESK).content.decode()


def test_what_was_sent_needs_no_attention(water: Organ, gateway: Gateway) -> None:  # noqa: ARG001 - a way is set up
    case = submit(asked(request()), now=timezone.now()).case
    send(timezone.now())
    desk = signed_in(appoint(water, Role.HANDLER))

    assert "没有送达" not in desk.get(DESK).content.decode()
    assert "已发送" in desk.get(f"{DESK}{case}/").content.decode()


def test_a_case_shows_what_its_applicant_told_and_stays_readable_after_the_erasure(water: Organ) -> None:
    now = timezone.now()
    done = submit(asked(request()), now=now)
    act(Act.WITHDRAW, done.code, "002X", Said("已在贵局网站查到"), seen=1, network="home", now=now)
    desk = signed_in(appoint(water, Role.HANDLER))
    page = desk.get(f"{DESK}{done.case}/").content.decode()
    assert ("申请人的补充说明和评价" in page, "已在贵局网站查到" in page) == (True, True)

    assert erase(now + timedelta(days=800)) == 0, "the archive has nothing of it yet"
    archived = {"on": timezone.localdate().isoformat(), "entries": "2"}
    assert desk.post(f"{DESK}{done.case}/events/Archived/", archived).status_code == 302
    assert desk.post(f"/workbench/archive/{done.case}/", {"reason": "归档"}).status_code == 200
    assert erase(now + timedelta(days=800)) == 1
    page = desk.get(f"{DESK}{done.case}/").content.decode()
    assert "申请人信息已按期清除" in page
    assert desk.post(f"{DESK}{done.case}/applicant/", {"reason": "核验身份"}).status_code == 422

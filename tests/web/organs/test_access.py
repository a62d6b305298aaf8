"""How views ask the policy."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from gongkai_web.accounts.models import User
from gongkai_web.organs.access import actor_of, needs, organ_or_404, within
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from tests.web.people import appoint, make_department


def _request(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/workbench/")
    request.user = user
    return request


def _page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def test_a_view_is_for_those_who_have_one_of_its_rights_somewhere(government: Organ) -> None:
    page = needs(Right.WRITE_DRAFTS, Right.PUBLISH)(_page)

    assert page(_request(appoint(government, Role.DRAFTER))).status_code == 200
    assert page(_request(appoint(government, Role.PUBLISHER))).status_code == 200
    assert page(_request(AnonymousUser()))["Location"].startswith("/account/login/")
    with pytest.raises(PermissionDenied):
        page(_request(appoint(government, Role.LEADER)))


def test_an_organ_for_which_one_has_no_right_is_not_there(government: Organ) -> None:
    request = _request(appoint(government, Role.DRAFTER))
    water = make_department(government)

    assert list(within(request, Right.WRITE_DRAFTS)) == [government]
    assert organ_or_404(request, government.pk, Right.WRITE_DRAFTS) == government
    for pk in (water.pk, 0):
        with pytest.raises(Http404):
            organ_or_404(request, pk, Right.WRITE_DRAFTS)


def test_whoever_is_not_signed_in_acts_as_nobody() -> None:
    actor = actor_of(_request(AnonymousUser()))

    assert (actor.user, dict(actor.duties.organs)) == (None, {})

"""The workbench's pages for when something went wrong: also without a session, and never with what a form held secret."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from gongkai_web.workbench import errors

_PAGES = [(errors.not_found, 404), (errors.refused, 403), (errors.not_confirmed, 403), (errors.too_large, 413)]


@pytest.mark.parametrize(("page", "status"), _PAGES)
def test_outside_the_workbench_they_need_no_frame(rf: RequestFactory, page: Callable[[HttpRequest], HttpResponse], status: int) -> None:
    request = rf.get("/accounts/login/")
    request.user = AnonymousUser()

    response = page(request)

    assert response.status_code == status
    assert "<h1" in response.content.decode()
    assert 'id="menu"' not in response.content.decode()

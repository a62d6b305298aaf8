"""Which paths belong to staff."""

import pytest
from django.test import RequestFactory

from gongkai_web.accounts.paths import is_for_staff


@pytest.mark.parametrize(
    ("path", "staff"),
    [
        ("/workbench/", True),
        ("/workbench/items/7/", True),
        ("/account/login/", True),
        ("/", False),
        ("/items/a/2026-1", False),
        ("/en/workbench/", False),
        ("/workbench", False),
        ("/accounts/", False),
    ],
)
def test_staff_have_the_workbench_and_their_account(path: str, staff: bool) -> None:
    assert is_for_staff(RequestFactory().get(path)) is staff

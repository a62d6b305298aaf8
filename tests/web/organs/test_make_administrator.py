"""The first administrator: made once, with a second factor, for the organ at the top."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.management.commands import make_administrator
from gongkai_web.organs.models import Appointment

ARGUMENTS = ("make_administrator", "first", "--code", "139900", "--organ", "洛泽市人民政府")
GOOD = "correct horse battery"


def typed(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> None:
    waiting = iter(passwords)
    monkeypatch.setattr(make_administrator, "getpass", lambda _: next(waiting))


@pytest.mark.django_db
def test_the_first_administrator_has_an_organ_a_role_and_a_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, GOOD, GOOD)
    said = StringIO()
    call_command(*ARGUMENTS, stdout=said)

    user = User.objects.get(username="first")
    assert user.check_password(GOOD)
    assert Authenticator.objects.filter(user=user).count() == 1
    assert [(one.role, one.organ.name) for one in Appointment.objects.filter(user=user)] == [(Role.ADMINISTRATOR, "洛泽市人民政府")]
    assert "second factor" in said.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("passwords", [("short", "short"), (GOOD, "another one, longer")])
def test_a_bad_password_makes_nothing(monkeypatch: pytest.MonkeyPatch, passwords: tuple[str, str]) -> None:
    typed(monkeypatch, *passwords)

    with pytest.raises(CommandError):
        call_command(*ARGUMENTS)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_name_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("first", password=None)
    typed(monkeypatch, GOOD, GOOD)

    with pytest.raises(CommandError, match="already"):
        call_command(*ARGUMENTS)

"""Organs, sites and people for tests of the platform."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.organs.kinds import Kind, Level, Role, Theme
from gongkai_web.organs.models import Appointment, Organ, Site


def make_site(organ: Organ, host: str = "testserver") -> Site:
    """The site of an organ."""
    return Site.objects.create(
        host=host,
        organ=organ,
        name="洛泽市政府信息公开平台",
        english_name="Luoze Open Government Information",
        identification_code="1309990001",
        theme=Theme.RED,
        sponsor="洛泽市人民政府办公室",
        contact="0317-0000000",
    )


def make_department(above: Organ, code: str = "130900-01", name: str = "洛泽市水务局") -> Organ:
    """A department below a government."""
    return Organ.objects.create(code=code, name=name, kind=Kind.DEPARTMENT, level=Level.CITY, area_supervisor=above)


def appoint(organ: Organ, *roles: Role, name: str = "") -> User:
    """A person with a second factor who acts for an organ in some roles since 2020."""
    user = User.objects.create_user(name or f"{organ.code}-{'-'.join(roles)}", password=None, organ=organ)
    TOTP.activate(user, generate_totp_secret())
    for role in roles:
        Appointment.objects.create(user=user, organ=organ, role=role, since=date(2020, 1, 1))
    return user


def signed_in(user: User) -> Client:
    """A browser in which a person is signed in."""
    assert Authenticator.objects.filter(user=user).exists()
    client = Client()
    client.force_login(user)
    return client

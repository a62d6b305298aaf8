"""What every answer tells the browser, where no route of the matrix leads; and cookies that only this host can set."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as current
from django.test import Client
from pytest_django.fixtures import Settings

import gongkai_web
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from tests.web.matrix.headers import missing

_SETTINGS = Path(gongkai_web.__file__).with_name("settings.py")


def test_a_page_that_is_not_there_says_them_too(citizen: Client) -> None:
    for path in ("/nowhere", "/workbench/nowhere/", "/api/v1/nowhere", "/static/nowhere.css"):
        answer = citizen.get(path)
        assert not missing(path, answer), path


def test_an_answer_to_a_failure_says_them_too(citizen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai_web.portal.views.home.Visit.page", None)
    citizen.raise_request_exception = False
    answer = citizen.get("/")

    assert answer.status_code == 500
    assert not missing("/", answer)


def test_a_request_to_another_host_is_told_them_too(citizen: Client) -> None:
    answer = citizen.get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert not missing("/", answer)


def test_the_way_to_tls_says_them_too(citizen: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, current.SECURE_HSTS_SECONDS
    answer = citizen.get("/guide/")

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/guide/")
    assert not missing("/guide/", answer)


def test_the_picture_to_scan_is_allowed_on_its_page_alone(client: Client, government: Organ) -> None:
    client.force_login(User.objects.create_user("new", password=None, organ=government))
    page = client.get("/account/2fa/totp/activate/")

    assert re.search(r'<img class="qr" src="data:image/svg', page.content.decode())
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def _settings(**environment: str) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GONGKAI_TLS", raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        return runpy.run_path(str(_SETTINGS))


def test_under_tls_no_other_host_sets_our_cookies() -> None:
    secure = _settings(GONGKAI_TLS="1")

    assert (secure["SESSION_COOKIE_NAME"], secure["CSRF_COOKIE_NAME"]) == ("__Host-sessionid", "__Host-csrftoken")
    for name in ("SESSION", "CSRF"):  # what a browser demands of such a name; Django's own default path is the whole host
        assert secure[f"{name}_COOKIE_SECURE"] is True
        assert getattr(current, f"{name}_COOKIE_PATH") == "/"
        assert getattr(current, f"{name}_COOKIE_DOMAIN") is None
    assert secure["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_without_tls_a_browser_takes_them_all_the_same() -> None:
    plain = _settings()

    assert (plain["SESSION_COOKIE_NAME"], plain["CSRF_COOKIE_NAME"]) == ("sessionid", "csrftoken")
    assert plain["SESSION_COOKIE_SECURE"] is False

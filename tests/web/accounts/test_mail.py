"""Notices by mail, through a mail server."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.mail import mail_notices
from gongkai_web.accounts.models import Notice, User
from gongkai_web.accounts.notices import put_away, tell
from tests.web.accounts.post import Post, serving

NOW = datetime(2026, 3, 25, 8, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
DUE = date(2026, 3, 30)


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    """A mail server that the platform is told of."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # pytest-django puts a box of its own there
    with serving() as server:
        settings.GONGKAI_MAIL_HOST = settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        settings.DEFAULT_FROM_EMAIL = "gongkai@luoze.example"
        yield server


def _person(name: str, address: str) -> User:
    return User.objects.create_user(name, mail_address=address)


@pytest.mark.django_db
def test_a_person_gets_one_mail_with_all_that_is_new_once(post: Post) -> None:
    zhang, li = _person("zhang", "zhang@luoze.example"), _person("li", "li@luoze.example")
    tell([zhang.pk, li.pk], What.DUE_SOON, at=NOW, item=7, on=DUE)
    tell([zhang.pk], What.RETURNED, at=NOW, item=8, by=li)

    assert mail_notices(NOW) == 2
    assert mail_notices(NOW + timedelta(minutes=5)) == 0
    assert {one["To"] for one in post.taken} == {"zhang@luoze.example", "li@luoze.example"}
    mail = next(one for one in post.taken if one["To"] == "zhang@luoze.example")
    assert (mail["Subject"], mail["From"]) == ("政府信息公开工作台：2条提醒", "gongkai@luoze.example")
    text = mail.get_content()
    assert "有一条信息应于2026-03-30前（含当日）公开" in text
    assert "li向您退回了一条信息" in text
    assert set(Notice.objects.values_list("mailed_at", flat=True)) == {NOW}


@pytest.mark.django_db
def test_a_mail_that_is_not_taken_is_logged_and_tried_again(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    zhang, li = _person("zhang", "zhang@luoze.example"), _person("li", "li@luoze.example")
    tell([zhang.pk, li.pk], What.DUE_SOON, at=NOW, item=7, on=DUE)
    post.refused = {"zhang@luoze.example"}

    with caplog.at_level(logging.ERROR):
        assert mail_notices(NOW) == 1
    assert f"account {zhang.pk} was not taken" in caplog.text
    post.refused = set()
    assert mail_notices(NOW + timedelta(minutes=5)) == 1
    assert [one["To"] for one in post.taken] == ["li@luoze.example", "zhang@luoze.example"]


@pytest.mark.django_db
def test_who_has_no_address_or_has_read_it_or_is_gone_gets_no_mail(post: Post) -> None:
    silent, read, gone = _person("silent", ""), _person("read", "read@luoze.example"), _person("gone", "gone@luoze.example")
    late = _person("late", "late@luoze.example")
    tell([silent.pk, read.pk, gone.pk], What.OVERDUE, at=NOW, item=7, on=DUE)
    tell([late.pk], What.OVERDUE, at=NOW - timedelta(days=8), item=7, on=DUE)
    put_away(read, Notice.objects.get(person=read).pk, NOW)
    User.objects.filter(pk=gone.pk).update(is_active=False)

    assert mail_notices(NOW) == 0
    assert post.taken == []


@pytest.mark.django_db
def test_without_a_mail_server_nothing_is_tried(settings: Settings) -> None:
    settings.GONGKAI_MAIL_HOST = ""
    tell([_person("zhang", "zhang@luoze.example").pk], What.DUE_SOON, at=NOW, item=7, on=DUE)

    assert mail_notices(NOW) == 0
    assert Notice.objects.get().mailed_at is None

"""What people are told, once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongkai_web.accounts.kinds import SENTENCES, What
from gongkai_web.accounts.models import Notice, User
from gongkai_web.accounts.notices import put_away, tell

NOW = datetime(2026, 3, 25, 8, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.django_db
def test_of_one_item_and_one_day_nobody_is_told_twice() -> None:
    zhang, li = User.objects.create_user("zhang"), User.objects.create_user("li")
    for people in ([zhang.pk], [zhang.pk, li.pk]):
        tell(people, What.DUE_SOON, at=NOW, item=7, on=date(2026, 3, 30))
    assert sorted(Notice.objects.values_list("person__username", flat=True)) == ["li", "zhang"]

    tell([zhang.pk], What.DUE_SOON, at=NOW, item=7, on=date(2026, 4, 2))
    tell([zhang.pk], What.OVERDUE, at=NOW, item=7, on=date(2026, 3, 30))
    assert Notice.objects.filter(person=zhang).count() == 3


@pytest.mark.django_db
def test_what_is_not_about_a_day_is_told_each_time() -> None:
    zhang, li = User.objects.create_user("zhang"), User.objects.create_user("li", full_name="李明")
    for _ in range(2):
        tell([zhang.pk], What.RETURNED, at=NOW, item=7, by=li)

    assert [str(one) for one in Notice.objects.all()] == ["李明向您退回了一条信息。"] * 2


@pytest.mark.django_db
def test_one_puts_away_what_one_has_seen_and_no_more() -> None:
    zhang, li = User.objects.create_user("zhang"), User.objects.create_user("li")
    for item in (1, 2, 3):
        tell([zhang.pk, li.pk], What.RETURNED, at=NOW, item=item, by=li)
    second = Notice.objects.get(person=zhang, item=2)
    put_away(zhang, second.pk, NOW)

    assert set(Notice.objects.filter(seen_at=None).values_list("person__username", "item")) == {
        ("zhang", 3), ("li", 1), ("li", 2), ("li", 3),
    }  # fmt: skip


def test_every_occasion_has_its_sentence() -> None:
    assert set(SENTENCES) == set(What)

"""What the worker does for accounts."""

from procrastinate.contrib.django import app

from gongkai_web.accounts import tasks


def test_the_worker_mails_notices_every_five_minutes() -> None:
    known = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}

    assert known[tasks.mail_notices.name] == "*/5 * * * *"

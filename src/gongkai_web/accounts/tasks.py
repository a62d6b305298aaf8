"""What the worker does for accounts."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.accounts.mail import mail_notices as mail


@app.periodic(cron="*/5 * * * *")
@app.task(name="accounts.mail_notices", queueing_lock="accounts.mail_notices")
def mail_notices(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every five minutes: notices that were not mailed yet."""
    mail(timezone.now())

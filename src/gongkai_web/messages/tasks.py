"""What the worker does for messages."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.messages.sending import send


@app.periodic(cron="* * * * * */10")
@app.task(name="messages.send", queueing_lock="messages.send")
def send_messages(timestamp: int) -> None:  # noqa: ARG001 - the time that procrastinate hands over
    """Every ten seconds: whoever stands at the counter waits for the query code."""
    send(timezone.now())

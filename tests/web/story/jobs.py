"""A job that publishes one item, as a bulk import or a schedule would."""

from django.utils import timezone
from procrastinate.contrib.django import app

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.models import Organ
from gongkai_web.publishing import actions
from gongkai_web.publishing.models import Item, Publication


@app.task(name="story.publish")
def publish(item: int, organ: int, user: int) -> None:
    """Publishes it in the user's name; taken up again after it was done, it has nothing to do."""
    if Publication.objects.filter(pk=item).exists():
        return
    person, now = User.objects.get(pk=user), timezone.now()
    one = Item(pk=item, organ=Organ.objects.get(pk=organ))
    actions.publish(Actor(person, duties(person, timezone.localdate(now)), now), one)

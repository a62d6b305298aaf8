"""Makes the fictional city through the same actions that people use, as if it had worked for three years.

The texts are the same for the same day; the passwords are not.
"""

from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from gongkai_web.accounts.models import User
from gongkai_web.demo.city import Account, make_organs, make_people
from gongkai_web.demo.writing import Written, interpretation_of, writings
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind, Tie
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Validity, Verdict
from gongkai_web.publishing.models import Draft, Item

ITEMS = 1000
_AT_ONCE = 40
"""Items that are there before the first page is shown; the worker makes the others while people look around."""
_SEED = 139900
_ZONE = ZoneInfo("Asia/Shanghai")
_CLERK = "past"


@transaction.atomic
def make_city(now: datetime) -> list[Account]:
    """Organs, people and a first few items, or nothing."""
    organs = make_organs()
    accounts = make_people(organs)
    User.objects.create_user(_CLERK, password=None, is_active=False, full_name="演示数据")  # nobody signs in as the past
    make_items(now, _AT_ONCE)
    return accounts


def make_items(now: datetime, most: int = ITEMS) -> None:
    """The items up to that number, going on after those that there are: each with all of its life, or not at all."""
    clerk = User.objects.get(username=_CLERK)
    organs = list(Organ.objects.select_related("area_supervisor").order_by("pk"))
    everything = Duties({right: frozenset(organ.pk for organ in organs) for right in Right})
    today = now.astimezone(_ZONE).date()
    done = _done(clerk, everything)
    for number, written in enumerate(writings(organs, today, ITEMS, Random(_SEED))):  # noqa: S311 - texts, not secrets
        if number >= most:
            break
        if number < done:
            continue
        chance = Random(f"{_SEED} {number}")  # noqa: S311 - the same
        made = datetime.combine(written.text.made_on or today, time(9 + chance.randrange(8), chance.randrange(60)), _ZONE)
        with transaction.atomic():
            open_gates(everything)
            _Office(Actor(clerk, everything, made), chance, now).deal_with(written)


@transaction.atomic
def _done(clerk: User, everything: Duties) -> int:
    open_gates(everything)
    return Draft.objects.filter(saved_by=clerk).exclude(item__kind=Kind.INTERPRETATION).count()


class _Office:
    """Takes one text as far as its age allows: old ones are out, the newest are still on someone's desk."""

    def __init__(self, actor: Actor, chance: Random, now: datetime) -> None:
        self.actor, self.chance, self.now = actor, chance, now

    def deal_with(self, written: Written) -> None:
        """Draft, attribute, reviews, approval, publication, and what came after it."""
        item = self._draft(written)
        age = (self.now - self.actor.now).days
        steps = 6 if age > 40 else self.chance.randrange(7)
        if written.kind == Kind.NORMATIVE_DOCUMENT and steps == 6:
            self._finish(item, 5)
            interpretation = interpretation_of(written, self.chance)
            explained = self._draft(interpretation)
            actions.relate(self.actor, explained, target=item, tie=Tie.INTERPRETS)
            self._finish(explained, 5)
            actions.publish(self.actor, item)
            actions.publish(self.actor, explained)
        else:
            self._finish(item, steps)
        if written.attribute == Attribute.PROACTIVE and steps == 6:
            self._afterwards(written.organ, item, written.kind)

    def _draft(self, written: Written) -> Item:
        item = actions.create_draft(self.actor, written.organ, kind=written.kind, text=written.text)
        self._basis = (Attribute(written.attribute), written.basis, written.reason)
        return item

    def _finish(self, item: Item, steps: int) -> None:
        if steps > 0:
            attribute, basis, reason = self._basis
            actions.fix_attribute(self.actor, item, attribute=attribute, basis=basis, reason=reason)
        if steps > 1:
            actions.submit(self.actor, item)
        if steps > 2:
            self._later(self.chance.randrange(1, 5))
            for review in actions.reviews_of(self.actor, item)[: None if steps > 3 else 1]:
                actions.review(self.actor, item, review=review, verdict=Verdict.PASSED)
        if steps > 4:
            actions.approve(self.actor, item)
        if steps > 5 and self._basis[0] is Attribute.PROACTIVE:
            actions.publish(self.actor, item)

    def _afterwards(self, organ: Organ, item: Item, kind: Kind) -> None:
        if self.chance.random() < 0.4:
            channel = self.chance.choice([Channel.WEIBO, Channel.WECHAT, Channel.GAZETTE, Channel.PRESS])
            actions.use_channel(self.actor, item, channel=channel, on=self.actor.now.date())
        self._later(30)
        if self.actor.now > self.now:
            return
        if kind in {Kind.NORMATIVE_DOCUMENT, Kind.RULES} and self.chance.random() < 0.15:
            validity = self.chance.choice([Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED])
            actions.change_validity(self.actor, item, validity=validity, on=self.actor.now.date())
        elif self.chance.random() < 0.02:
            actions.withdraw(self.actor, item, reason=f"内容有误，更正后由{organ.name}重新发布。")

    def _later(self, days: int) -> None:
        self.actor = Actor(self.actor.user, self.actor.duties, self.actor.now + timedelta(days=days))

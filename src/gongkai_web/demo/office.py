"""One text of the fictional city on its way through the office, as far as the time since it was written allows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from gongkai_web.accounts.models import User
from gongkai_web.demo.city import data
from gongkai_web.demo.days import after, in_office
from gongkai_web.demo.writing import Written, interpretation_of
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Channel, Reassessed, Tie, Verdict
from gongkai_web.publishing.models import Item

_CHANNELS = (Channel.WEIBO, Channel.WECHAT, Channel.PRESS, Channel.SCREEN)
_DISCARDED, _WITHDRAWN = 11, 17
"""Of thirty texts, the one that is given up, and the one that is taken back."""
_OF = 30
_YEAR = 240
"""Working days after which what is not public is looked at again."""


class Office:
    """Takes a text from its draft on, step by step, each at a later hour. What would be in the future has not happened."""

    def __init__(self, writer: User, judge: User, duties: Duties, begin: datetime, now: datetime, chance: Random) -> None:
        self._writer, self._judge, self._duties, self._at, self._now, self._chance = writer, judge, duties, begin, now, chance

    def deal_with(self, written: Written, position: int, ties: Iterable[tuple[Item, Tie]] = ()) -> Item:
        """Draft, attribute, reviews, approval, publication, and what came after it. `position`: decides about its fate."""
        item = self._draft(written, "" if position % 9 == 4 else written.text.abstract, ties)
        if position % _OF == _DISCARDED:
            if self._later(3):
                actions.discard(self._writing, item, reason=self._chance.choice(data("texts.toml")["discards"]["reasons"]))
            return item
        if not self._approved(item, written, returned=position % 9 == 4):
            return item
        if written.attribute != Attribute.PROACTIVE:
            self._assess(item)
            return item
        explained = self._explained(item, written)
        if (written.kind != Kind.NORMATIVE_DOCUMENT or explained) and self._later(self._chance.randrange(2)):
            actions.publish(self._judging, item)
            if explained:
                actions.publish(self._judging, explained)
            self._afterwards(item, written, position)
        return item

    @property
    def _writing(self) -> Actor:
        return Actor(self._writer, self._duties, self._at)

    @property
    def _judging(self) -> Actor:
        return Actor(self._judge, self._duties, self._at)

    def _later(self, workdays: int) -> bool:
        """Lets time go on, and answers whether it could."""
        soon = self._at + timedelta(minutes=self._chance.randrange(15, 50))
        at = soon if workdays == 0 else in_office(after(self._at.date(), workdays), self._chance)
        if at > self._now:
            return False
        self._at = at
        return True

    def _draft(self, written: Written, abstract: str, ties: Iterable[tuple[Item, Tie]]) -> Item:
        text = replace(written.text, abstract=abstract)
        item = actions.create_draft(self._writing, written.organ, kind=written.kind, text=text)
        for name, content in written.files() if written.files else ():
            actions.attach(self._writing, item, name=name, content=content)
        for target, tie in ties:
            actions.relate(self._writing, item, target=target, tie=tie)
        return item

    def _approved(self, item: Item, written: Written, *, returned: bool) -> bool:
        if not self._later(self._chance.randrange(2)):
            return False
        actions.fix_attribute(self._writing, item, attribute=Attribute(written.attribute), basis=written.basis, reason=written.reason)
        if not self._later(0):
            return False
        actions.submit(self._writing, item)
        if returned and not self._mended(item, written.text):
            return False
        for review in actions.reviews_of(self._judging, item):
            if not self._later(self._chance.randrange(2)):
                return False
            actions.review(self._judging, item, review=review, verdict=Verdict.PASSED)
        if not self._later(self._chance.randrange(3)):
            return False
        actions.approve(self._judging, item)
        return True

    def _mended(self, item: Item, text: TextFields) -> bool:
        """A reviewer misses the abstract; the drafter writes it, and hands the text over again."""
        if not self._later(1):
            return False
        first = actions.reviews_of(self._judging, item)[0]
        actions.review(self._judging, item, review=first, verdict=Verdict.RETURNED, opinion=data("texts.toml")["returns"]["opinion"])
        if not self._later(1):
            return False
        version = Item.objects.get(pk=item.pk).version
        actions.save_draft(self._writing, item, expected_version=version, text=text)
        actions.submit(self._writing, item)
        return True

    def _explained(self, item: Item, written: Written) -> Item | None:
        """The interpretation of a document that needs one, approved; None where it needs none, or is not so far."""
        if written.kind != Kind.NORMATIVE_DOCUMENT:
            return None
        interpretation = interpretation_of(written, self._chance)
        explained = self._draft(interpretation, interpretation.text.abstract, [(item, Tie.INTERPRETS)])
        return explained if self._approved(explained, interpretation, returned=False) else None

    def _assess(self, item: Item) -> None:
        """Every year again."""
        while self._later(_YEAR):
            reason = data("texts.toml")["assessments"]["reason"]
            actions.reassess(self._judging, item, result=Reassessed.KEEP, reason=reason)

    def _afterwards(self, item: Item, written: Written, position: int) -> None:
        if self._chance.random() < 0.4 and self._later(1):
            actions.use_channel(self._judging, item, channel=self._chance.choice(_CHANNELS), on=self._at.date())
        if position % _OF == _WITHDRAWN and written.kind == Kind.INFORMATION and self._later(20):
            reason = self._chance.choice(data("texts.toml")["withdrawals"]["reasons"])
            actions.withdraw(self._judging, item, reason=reason.format(organ=written.organ.name))

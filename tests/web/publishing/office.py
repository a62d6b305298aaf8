"""An office with one person in each role, and the way of an item through it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.state import NEEDED
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Verdict
from gongkai_web.publishing.models import Item, Publication
from tests.web.people import appoint

TEXT = TextFields(
    title="洛泽市城区供水管网改造公告",
    body="<p>为保障供水安全，自4月起对城区管网进行改造。</p>",
    statutory_code="20-10",
    made_on=date(2026, 2, 27),
    genre="announcement",
)


@dataclass(frozen=True, slots=True)
class Office:
    """An organ and its people: one in each role."""

    organ: Organ
    drafter: Actor
    head: Actor
    secrecy: Actor
    legal: Actor
    leader: Actor
    publisher: Actor

    @classmethod
    def of(cls, organ: Organ, now: datetime) -> "Office":
        """The office of an organ, at a moment."""

        def acting(role: Role) -> Actor:
            user = appoint(organ, role)
            return Actor(user, duties(user, now.date()), now)

        roles = (Role.DRAFTER, Role.DEPARTMENT_HEAD, Role.SECRECY_REVIEWER, Role.LEGAL_REVIEWER, Role.LEADER, Role.PUBLISHER)
        return cls(organ, *map(acting, roles))

    def at(self, now: datetime) -> "Office":
        """The same people at another moment."""
        people = ("drafter", "head", "secrecy", "legal", "leader", "publisher")
        return replace(self, **{name: replace(getattr(self, name), now=now) for name in people})

    def drafted(self, text: TextFields = TEXT, kind: Kind = Kind.INFORMATION) -> Item:
        """An item that is to be published."""
        item = actions.create_draft(self.drafter, self.organ, kind=kind, text=text)
        actions.fix_attribute(self.drafter, item, attribute=Attribute.PROACTIVE, basis=text.statutory_code or "20-10")
        return item

    def kept(self, text: TextFields = TEXT) -> Item:
        """An item that is not public, reviewed and approved."""
        item = actions.create_draft(self.drafter, self.organ, kind=Kind.INFORMATION, text=text)
        actions.fix_attribute(self.drafter, item, attribute=Attribute.NOT_PUBLIC, basis="deliberative", reason="会议讨论记录")
        actions.submit(self.drafter, item)
        self.pass_reviews(item, Attribute.NOT_PUBLIC)
        actions.approve(self.leader, item)
        return item

    def reviewer(self, review: Review) -> Actor:
        """Who gives a review."""
        return {Review.DEPARTMENT_HEAD: self.head, Review.LEGALITY: self.legal}.get(review, self.secrecy)

    def pass_reviews(self, item: Item, attribute: Attribute = Attribute.PROACTIVE) -> None:
        """Everyone who has to passes the item."""
        for review in NEEDED[attribute]:
            actions.review(self.reviewer(review), item, review=review, verdict=Verdict.PASSED)

    def approved(self, item: Item) -> Item:
        """The item, submitted, reviewed and approved."""
        actions.submit(self.drafter, item)
        self.pass_reviews(item)
        actions.approve(self.leader, item)
        return item

    def published(self, text: TextFields = TEXT, kind: Kind = Kind.INFORMATION) -> Publication:
        """An item all the way to the public."""
        return actions.publish(self.publisher, self.approved(self.drafted(text, kind)))

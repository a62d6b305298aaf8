"""What lies on the desks of those who can sign in when the platform is first looked at: something to do for each."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from gongkai_web.accounts.models import User
from gongkai_web.demo.city import data
from gongkai_web.demo.days import ZONE, after, before, in_office
from gongkai_web.demo.writing import paragraphs_of
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Verdict
from gongkai_web.publishing.models import Item

_REVIEWERS = {
    Review.DEPARTMENT_HEAD: "head",
    Review.SECRECY: "secrecy",
    Review.LEGALITY: "legal",
    Review.PERSONAL_DATA: "secrecy",
}


def fill_desks(duties: Duties, now: datetime) -> None:
    """The items of `data/desk.toml`, each as far as it says there, by the very people whom the accounts are of."""
    people = {user.username: user for user in User.objects.filter(is_active=True).select_related("organ")}
    for place, row in enumerate(data("desk.toml")["items"]):
        _Tray(row, people, duties, now, Random(place)).fill()  # noqa: S311 - hours of the day, not secrets


class _Tray:
    """One item with who does what to it, and when."""

    def __init__(self, row: dict[str, Any], people: dict[str, User], duties: Duties, now: datetime, chance: Random) -> None:
        self._row, self._people, self._duties, self._chance = row, people, duties, chance
        self._day = before(now.astimezone(ZONE).date(), row["days"])
        self._at = in_office(self._day, chance)

    def fill(self) -> None:
        """Takes it as far as it goes."""
        to = self._row["to"]
        item = self._draft()
        if to == "drafted":
            return
        self._fix(item)
        if to == "fixed":
            return
        self._next_morning()
        actions.submit(self._by(self._row["by"]), item)
        if to == "returned":
            self._next_morning()
            opinion = self._row["opinion"]
            actions.review(self._by("head"), item, review=Review.DEPARTMENT_HEAD, verdict=Verdict.RETURNED, opinion=opinion)
            return
        if to == "submitted":
            return
        self._review(item, half=to == "half_reviewed")
        if to in {"approved", "kept"}:
            self._next_morning()
            actions.approve(self._by("ogi"), item)

    def _by(self, name: str) -> Actor:
        self._at += timedelta(minutes=self._chance.randrange(3, 20))
        return Actor(self._people[name], self._duties, self._at)

    def _next_morning(self) -> None:
        self._day = after(self._day, 1)
        self._at = in_office(self._day, self._chance)

    def _draft(self) -> Item:
        row, organ = self._row, self._people[self._row["by"]].organ
        if organ is None:
            raise ValueError(f"{row['by']} works for no organ")
        text = TextFields(
            title=row["title"],
            abstract=row["paragraphs"][0],
            body=paragraphs_of(row["paragraphs"]),
            issuer=organ.name,
            statutory_code=row["category"],
            topic=row["topic"],
            genre="announcement",
            made_on=self._day,
            source=organ.name,
        )
        return actions.create_draft(self._by(row["by"]), organ, kind=Kind.INFORMATION, text=text)

    def _fix(self, item: Item) -> None:
        if self._row["to"] == "kept":
            attribute, basis, reason = Attribute.ON_REQUEST, "third_party_rights", "含有用水户申报的经营数据，公开前需要征求其意见。"
        else:
            attribute, basis, reason = Attribute.PROACTIVE, self._row["category"], ""
        actions.fix_attribute(self._by(self._row["by"]), item, attribute=attribute, basis=basis, reason=reason)

    def _review(self, item: Item, *, half: bool) -> None:
        self._next_morning()
        needed = [one for one in _REVIEWERS if one in actions.reviews_of(self._by("ogi"), item)]
        for review in needed[:1] if half else needed:
            actions.review(self._by(_REVIEWERS[review]), item, review=review, verdict=Verdict.PASSED)

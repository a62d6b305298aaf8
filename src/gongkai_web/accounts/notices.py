"""The only writer of notices: what people are told, and that they have put it away."""

from collections.abc import Iterable
from datetime import date, datetime

from gongkai_web.accounts.kinds import What
from gongkai_web.accounts.models import Notice, User


def tell(
    people: Iterable[int],
    what: What,
    *,
    at: datetime,
    on: date | datetime | None = None,
    by: User | None = None,
    **about: int,
) -> None:
    """Tells people of something, in the transaction that it belongs to. Of one thing and one day or moment nobody is told twice.

    `people`: ids of accounts. `on`: until when; a moment where the time runs in hours. `about`: the number of the `item`, `period`,
    `column` or `organ` that it is about.
    """
    until = {"due_at": on} if isinstance(on, datetime) else {"on": on}
    rows = [Notice(person_id=one, what=what, by=by, told_at=at, **about, **until) for one in people]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def put_away(person: User, last: int, at: datetime) -> None:
    """The person has read the notices up to that one."""
    Notice.objects.filter(person=person, seen_at=None, pk__lte=last).update(seen_at=at)

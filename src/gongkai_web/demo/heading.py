"""What the letters of the fictional city say of its organs."""

from collections.abc import Sequence
from datetime import datetime

from gongkai.law.review_bodies import DecisionMaker
from gongkai_web.accounts.models import User
from gongkai_web.demo.city import data, past, signs
from gongkai_web.letters.actions import keep_letterhead
from gongkai_web.letters.models import Letterhead
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Kind
from gongkai_web.organs.models import Organ


def make_letterheads(organs: Sequence[Organ], duties: Duties, at: datetime) -> None:
    """Mark, review body and court of each department, kept by who worked there."""
    court = data("city.toml")["court"]
    for organ in organs:
        if organ.kind == Kind.DEPARTMENT and organ.area_supervisor is not None:
            mark = f"{signs()[organ.code].removesuffix('规').removesuffix('发')}公开告"
            head = Letterhead(organ=organ, mark=mark, maker=DecisionMaker.LOCAL_DEPARTMENT)
            head.bodies, head.court, head.online = organ.area_supervisor.name, court["name"], court["online"]
            keep_letterhead(Actor(User.objects.get(username=past(organ, "writing")), duties, at), head)

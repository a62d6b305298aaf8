"""An office that answers requests: its people at their desks, and what they send."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.letters.drafting.offers import decision
from gongkai_web.letters.models import Letter
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.kinds import Role
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests import store
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.ledger import entries_of, standing
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal
from gongkai_web.requests.told import TOLD
from gongkai_web.requests.words import EVENTS
from tests.web.people import appoint, signed_in
from tests.web.requests.examples import request

ARRIVED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
DESK = "/workbench/requests/"
_TOLD = {event.__name__: {f"told_{one.name}": "见卷宗" for one in told} for event, told in TOLD.items()}
_REPLIES = {"request": "L12", "rectification": "L29", "complaint": "L31"}


@dataclass(frozen=True)
class Office:
    """The people of a department, each signed in."""

    organ: Organ
    handler: Client
    legal: Client
    secrecy: Client
    head: Client
    people: dict[str, User]

    @classmethod
    def of(cls, organ: Organ) -> "Office":
        """Appoints and signs them in."""
        roles = {"handler": Role.HANDLER, "legal": Role.LEGAL_REVIEWER, "secrecy": Role.SECRECY_REVIEWER, "head": Role.OGI_HEAD}
        people = {name: appoint(organ, role) for name, role in roles.items()}
        return cls(organ, **{name: signed_in(user) for name, user in people.items()}, people=people)

    def actor(self, name: str, now: datetime = ARRIVED) -> Actor:
        """A person, for an action."""
        user = self.people[name]
        return Actor(user, duties(user, now.date()), now)

    def asked(self, content: str = "", **changes: Any) -> str:
        """A request that came on 2026-03-02."""
        data = request(organ=self.organ.code, **({"content": content} if content else {}), **changes)
        return submit(asked(data), now=ARRIVED).case

    def does(self, case: str, event: str, on: str, client: Client | None = None, query: str = "", **data: Any) -> Any:
        """Somebody fills in the form of an event. The handler, unless another is named."""
        url = f"{DESK}{case}/events/{event}/{query}"
        who = client or self.handler
        seen = dict(re.findall(r'name="(entries|notes)" value="(\d+)"', who.get(url).content.decode())) or {"entries": "0"}
        return who.post(url, {"on": on, **seen, **_TOLD.get(event, {}), **data})

    def drafts(self, case: str, outcome: str, on: str, *grounds: str, **said: str) -> Any:
        """The handler drafts a reply."""
        query = "?" + urlencode([("outcome", outcome), *(("grounds", one) for one in grounds)])
        page = self.handler.get(f"{DESK}{case}/events/Drafted/{query}").content.decode()
        needed: dict[str, Any] = {
            name: "2026-12-31" if name == "said_reply_by" else "写明" for name in re.findall(r'name="(said_\w+)"', page)
        }
        return self.does(case, "Drafted", on, query=query, **{**needed, **said})

    def writes(self, case: str) -> None:
        """The letter of the reply is there; what stands in it is a matter of other tests."""
        open_for(reads=[self.organ.pk], writes=[self.organ.pk])
        found, now = Case.objects.get(pk=case), timezone.now()
        result = decision(standing(entries_of(found)))
        assert result
        places = [store.keep(seal(found.applicant.key, kind)) for kind in (b"PK", b"%PDF-")]
        about = {"code": _REPLIES[found.kind], "outcome": result.code, "year": 2026, "dated": result.made.on, "issued_at": now}
        kept = {"sealed": b"", "docx": places[0], "pdf": places[1], "docx_sha256": "", "pdf_sha256": ""}
        Letter.objects.create(case=found, organ=self.organ, **about, **kept)

    def answers(self, case: str, outcome: str, on: str, *grounds: str) -> None:
        """Drafted, reviewed and approved; its letter is there."""
        done = [
            self.drafts(case, outcome, on, *grounds),
            self.does(case, "DraftReviewed", on, self.legal, review="legal", passed="yes"),
            self.does(case, "DraftReviewed", on, self.secrecy, review="secrecy", passed="yes"),
            self.does(case, "Decided", on, self.head, approved="yes"),
        ]
        self.writes(case)
        assert [one.status_code for one in done] == [302] * 4, [one.content.decode() for one in done if one.status_code != 302]


def named(event: str) -> str:
    """What an event is called at the desk."""
    return next(str(label) for kind, label in EVENTS.items() if kind.__name__ == event)

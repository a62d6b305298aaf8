"""Letters with everything that they have to say, of people who do not exist."""

from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.law.course import Consulted
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedy_text import Addressees
from gongkai.law.review_bodies import DecisionMaker
from gongkai_web.letters.drafting.catalogue import FieldKind, Letter, To, catalogue
from gongkai_web.letters.drafting.facts import Facts
from tests.web.requests.examples import IDENTITY, PHONE

ON = date(2026, 3, 5)
COMPANY = "洛泽清源供水有限公司"
_WORDS = "经逐项核对，有关内容和理由已在此写明，供收件人了解情况。"
_SAID = {
    FieldKind.LONG: _WORDS,
    FieldKind.LINE: COMPANY,
    FieldKind.DAY: "2026-03-27",
    FieldKind.DAYS: "15",
    FieldKind.NUMBER: "91",
    FieldKind.FEE_BASIS: "by_page",
}


def letter(code: str) -> Letter:
    """A letter of the catalogue."""
    return catalogue().letters[code]


def facts(one: Letter, outcome: Outcome | None = None, **changes: Any) -> Facts:
    """All that a letter has to say, of 2026-03-05: nothing is wrong with it. `said`: fields that are said otherwise."""
    chosen = outcome or (one.outcomes[0] if one.outcomes else None)
    fields = catalogue().fields
    said = {code: _SAID[fields[code].kind] for code in (*one.needs(chosen, ON), *one.may_ask)} | changes.pop("said", {})
    applicant = one.to is To.APPLICANT
    whole = Facts(
        organ="洛泽市水务局",
        addressee="林一鸣" if applicant else COMPANY,
        dated=ON,
        number="洛水公开告〔2026〕1号",
        received_on=date(2026, 3, 2),
        register_number="LZSW-YSQ-2026-0001",
        content="2025年洛泽市城区供水水价调整的成本监审报告",
        due_on=date(2026, 3, 30),
        extended_to=date(2026, 4, 28),
        contact="洛泽市河东路1号，0317-0000000",
        outcome=chosen,
        grounds=(Ground.REFUSE_THIRD_PARTY,) if chosen is Outcome.PARTIAL else (),
        consulted=(Consulted.THIRD_PARTY,),
        maker=DecisionMaker.LOCAL_DEPARTMENT,
        turn_to=Addressees((Message("洛泽市人民政府", "the government"),), Message("洛泽市河东区人民法院", "the court")),
        said=said,
        yuan=610,
        severed=frozenset({Ground.REFUSE_THIRD_PARTY}) if chosen is Outcome.PARTIAL else None,
        private=(IDENTITY, PHONE, COMPANY if applicant else "林一鸣"),
    )
    return replace(whole, **changes)

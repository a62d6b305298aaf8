"""What the offices of the fictional city have written: drafts of texts, the same for the same seed and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from gongkai_web.demo.city import data
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields

_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an organ. `attribute`, `basis`, `reason`: what its drafter says about its disclosure."""

    organ: Organ
    kind: Kind
    text: TextFields
    attribute: str
    basis: str
    reason: str


def writings(organs: list[Organ], today: date, number: int, chance: Random) -> Iterator[Written]:
    """So many texts of those organs, the oldest first, over the last three years."""
    texts = data("texts.toml")
    days = sorted(today - timedelta(days=chance.randrange(2, 365 * _YEARS_BACK)) for _ in range(number))
    numbers: dict[tuple[int, int], int] = {}
    for made_on in days:
        organ = chance.choice(organs)
        if chance.random() < 0.06:
            yield _kept(chance.choice(texts["kept"]), organ, made_on, chance)
            continue
        subject = chance.choice([one for one in texts["subjects"] if _fits(one, organ)])
        doc_no = ""
        if subject["kind"] in {Kind.NORMATIVE_DOCUMENT, Kind.RULES}:
            place = (organ.pk, made_on.year)
            numbers[place] = numbers.get(place, 0) + 1
            doc_no = f"{_sign(organ)}〔{made_on.year}〕{numbers[place]}号"
        yield _public(subject, texts["topics"][subject["category"]], organ, made_on, doc_no, chance)


def interpretation_of(document: Written, chance: Random) -> Written:
    """The interpretation that goes with a document."""
    pattern = chance.choice(data("texts.toml")["interpretations"])
    title = pattern["title"].format(document=document.text.title.partition("《")[2].partition("》")[0] or document.text.title)
    body = "".join(f"<p>{one}</p>" for one in pattern["paragraphs"])
    text = TextFields(
        title=title,
        body=body,
        abstract=pattern["paragraphs"][1],
        issuer=document.organ.name,
        statutory_code="20-01",
        topic="02",
        genre="other",
        made_on=document.text.made_on,
        source=document.organ.name,
    )
    return Written(document.organ, Kind.INTERPRETATION, text, "proactive", "20-01", "")


def _fits(subject: dict[str, Any], organ: Organ) -> bool:
    if organ.level == Level.TOWNSHIP:
        return subject["category"] in {"21-B", "20-02", "20-12"}
    return subject["category"] != "21-B" and (subject["kind"] != Kind.RULES or organ.area_supervisor_id is None)


def _public(subject: dict[str, Any], topic: str, organ: Organ, made_on: date, doc_no: str, chance: Random) -> Written:
    fill = _fill(organ, made_on, chance)
    paragraphs = [one.format(**fill) for one in subject["paragraphs"]]
    text = TextFields(
        title=subject["title"].format(**fill),
        doc_no=doc_no,
        abstract=paragraphs[0],
        body="".join(f"<p>{one}</p>" for one in paragraphs),
        issuer=organ.name,
        statutory_code=subject["category"],
        topic=topic,
        genre=subject["genre"],
        made_on=made_on,
        effective_on=date(made_on.year + 1, 1, 1) if doc_no else None,
        expires_on=date(made_on.year + 5, 12, 31) if doc_no else None,
        source=organ.name,
    )
    return Written(organ, Kind(subject["kind"]), text, "proactive", subject["category"], "")


def _kept(pattern: dict[str, Any], organ: Organ, made_on: date, chance: Random) -> Written:
    title = pattern["title"].format(**_fill(organ, made_on, chance))
    text = TextFields(title=title, body=f"<p>{title}，内部掌握。</p>", issuer=organ.name, made_on=made_on, source=organ.name)
    return Written(organ, Kind.INFORMATION, text, pattern["attribute"], pattern["basis"], pattern["reason"])


def _fill(organ: Organ, made_on: date, chance: Random) -> dict[str, object]:
    above = organ.area_supervisor
    place = organ.short_name if organ.kind == "government" or above is None else above.short_name
    return {
        "organ": organ.name,
        "short": organ.short_name,
        "place": place,
        "year": made_on.year,
        "next": made_on.year + 1,
        "month": made_on.month,
        "day": made_on.day,
        "number": chance.randrange(1, 40),
        "count": chance.randrange(60, 9_000),
        "amount": chance.randrange(20, 90_000),
    }


def _sign(organ: Organ) -> str:
    """The organ's own sign in document numbers: 洛水发."""
    name = organ.short_name.removeprefix("市").removesuffix("局").removesuffix("委")
    return f"洛{name[:1]}发" if organ.level == Level.CITY and organ.area_supervisor_id else f"{organ.short_name[:1]}政发"

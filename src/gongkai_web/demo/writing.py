"""What the offices of the fictional city have written: drafts of texts, the same for the same seed and day."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from gongkai.render.text import title as title_of
from gongkai.report.model import AnnualReport
from gongkai_web.demo import papers
from gongkai_web.demo.city import data, signs
from gongkai_web.demo.days import workday
from gongkai_web.demo.reports import reports_of
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields

_YEARS_BACK = 3
_WEIGHTS = {Level.CITY: 5, Level.COUNTY: 4, Level.TOWNSHIP: 2}
_TRIES = 12
"""Times that another subject is drawn, before a day of an organ passes without a text."""
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Written:
    """A text of an organ. `attribute`, `basis`, `reason`: what its drafter says about its disclosure. `files`: makes what comes with it."""

    organ: Organ
    kind: Kind
    text: TextFields
    attribute: str
    basis: str
    reason: str = ""
    files: Callable[[], tuple[papers.File, ...]] | None = None


def writings(organs: list[Organ], today: date, number: int, chance: Random) -> list[Written]:
    """So many texts of those organs over the last three years.

    The present year comes first, so that what is new is there soon; within a year of an organ, the oldest first, as numbers are given.
    """
    made = _reports(organs, today)
    days = sorted(workday(today - timedelta(days=chance.randrange(1, 365 * _YEARS_BACK))) for _ in range(number - len(made)))
    desk = _Desk(organs, chance)
    made += [desk.written(day) for day in days]
    return sorted(made, key=lambda one: (-_made_on(one).year, _made_on(one)))


def _made_on(written: Written) -> date:
    return written.text.made_on or date.min


class _Desk:
    """Draws what is written on a day, never the same twice."""

    def __init__(self, organs: list[Organ], chance: Random) -> None:
        self._organs, self._chance = organs, chance
        self._weights = [_WEIGHTS[Level(organ.level)] + (8 if organ.area_supervisor_id is None else 0) for organ in organs]
        self._titles: set[str] = set()
        self._batches: Counter[tuple[int, int, str]] = Counter()
        self._numbers: Counter[tuple[int, int]] = Counter()
        self._fitting: dict[tuple[int, int], list[dict[str, Any]]] = {}

    def written(self, day: date) -> Written:
        """A text of that day."""
        texts = data("texts.toml")
        while True:
            (organ,) = self._chance.choices(self._organs, self._weights)
            if self._chance.random() < 0.05:
                kept = _kept(self._chance.choice(texts["kept"]), organ, day)
                if self._new(kept.text.title):
                    return kept
            fitting = self._subjects(organ, day.month)
            for subject in self._chance.choices(fitting, [one.get("weight", 1) for one in fitting], k=_TRIES):
                fill = self._fill(subject, organ, day)
                if self._new(subject["title"].format(**fill)):
                    self._batches[organ.pk, day.year, subject["title"]] += 1
                    return _public(subject, organ, day, self._doc_no(subject, organ, day), fill)

    def _subjects(self, organ: Organ, month: int) -> list[dict[str, Any]]:
        """What an organ writes about in a month."""
        if (organ.pk, month) not in self._fitting:
            known = data("texts.toml")["subjects"]
            self._fitting[organ.pk, month] = [one for one in known if month in one.get("months", (month,)) and _fits(one, organ)]
        return self._fitting[organ.pk, month]

    def _new(self, title: str) -> bool:
        known = title in self._titles
        self._titles.add(title)
        return not known

    def _doc_no(self, subject: dict[str, Any], organ: Organ, day: date) -> str:
        if subject.get("kind") == Kind.RULES:
            self._numbers[organ.pk, 0] += 1
            return f"{organ.name}令第{30 + self._numbers[organ.pk, 0]}号"
        if subject.get("kind") == Kind.NORMATIVE_DOCUMENT:
            self._numbers[organ.pk, day.year] += 1
            return f"{signs()[organ.code]}〔{day.year}〕{self._numbers[organ.pk, day.year]}号"
        return ""

    def _fill(self, subject: dict[str, Any], organ: Organ, day: date) -> dict[str, object]:
        above = organ.area_supervisor
        month, quarter = day.replace(day=1) - timedelta(days=1), (day.month - 1) // 3
        return {
            "organ": organ.name,
            "short": organ.short_name,
            "place": organ.short_name if organ.kind == OrganKind.GOVERNMENT or above is None else above.short_name,
            "year": day.year,
            "next": day.year + 1,
            "last": day.year - 1,
            "month": month.month,
            "month_year": month.year,
            "quarter": _QUARTERS[quarter - 1],
            "quarter_year": day.year if quarter else day.year - 1,
            "number": self._batches[organ.pk, day.year, subject["title"]] + 1,
            "count": self._chance.randrange(60, 9_000),
            "amount": self._chance.randrange(400, 90_000),
        }


def interpretation_of(document: Written, chance: Random) -> Written:
    """The interpretation that goes with a document."""
    pattern = chance.choice(data("texts.toml")["interpretations"])
    named = named_in(document.text.title)
    text = TextFields(
        title=pattern["title"].format(document=named),
        body=paragraphs_of(pattern["paragraphs"]),
        abstract=pattern["paragraphs"][1],
        issuer=document.organ.name,
        statutory_code="20-01",
        topic=document.text.topic,
        genre="other",
        made_on=document.text.made_on,
        source=document.organ.name,
    )
    return Written(document.organ, Kind.INTERPRETATION, text, "proactive", "20-01")


def named_in(title: str) -> str:
    """The document that a title names: what stands between its marks, else all of it."""
    return title.partition("《")[2].rpartition("》")[0] or title


def paragraphs_of(texts: list[str]) -> str:
    """Paragraphs as the text of an item."""
    return "".join(f"<p>{one}</p>" for one in texts)


def _fits(subject: dict[str, Any], organ: Organ) -> bool:
    own = {Level.CITY: "city", Level.COUNTY: "county", Level.TOWNSHIP: "township"}[Level(organ.level)]
    places = {own}
    if organ.kind == OrganKind.DEPARTMENT:
        places = {"department", organ.code.rpartition("-")[2]}
    elif organ.kind == OrganKind.DISPATCHED_ORGAN:
        places = {"street"}
    return not places.isdisjoint(subject["of"])


def _public(subject: dict[str, Any], organ: Organ, day: date, doc_no: str, fill: dict[str, object]) -> Written:
    paragraphs = [one.format(**fill) for one in subject["paragraphs"]]
    begin = end = None
    making: dict[str, Any] = {}
    if doc_no:
        making = _making(organ, day, doc_no)
        begin = _first_of(day, 3 if subject.get("kind") == Kind.RULES else 1)
        end = begin.replace(year=begin.year + subject["valid"]) - timedelta(days=1) if subject["valid"] else None
        until = f"，有效期至{end.year}年{end.month}月{end.day}日" if end else ""
        paragraphs.append(f"本{subject['noun']}自{begin.year}年{begin.month}月{begin.day}日起施行{until}。")
    text = TextFields(
        title=subject["title"].format(**fill),
        doc_no=doc_no,
        abstract=paragraphs[0],
        body=paragraphs_of(paragraphs),
        issuer=organ.name,
        statutory_code=subject["category"],
        topic=subject["topic"],
        genre=subject["genre"],
        made_on=day,
        effective_on=begin,
        expires_on=end,
        source=organ.name,
        **making,
    )
    kind = Kind(subject.get("kind", Kind.INFORMATION))
    return Written(organ, kind, text, "proactive", subject["category"], files=_files(subject, text, paragraphs, fill))


def _making(organ: Organ, day: date, doc_no: str) -> dict[str, Any]:
    """How a document of a day came about."""
    meeting = "政府常务会议" if organ.kind == OrganKind.GOVERNMENT and organ.level != Level.TOWNSHIP else "办公会议"
    return {
        "consulted_from": day - timedelta(days=75),
        "consulted_until": day - timedelta(days=44),
        "legality_reviewed_on": day - timedelta(days=20),
        "decided_on": day - timedelta(days=3),
        "decided_by": f"{organ.short_name}{meeting}",
        "registered_on": day,
        "registration_no": f"{organ.code}-{day.year}-{int(''.join(filter(str.isdigit, doc_no.rpartition('〕')[2]))):03}",
    }


def _first_of(day: date, months: int) -> date:
    """The first day of the month so many months later. Rules take effect thirty days after their publication at the earliest."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _files(
    subject: dict[str, Any], text: TextFields, paragraphs: list[str], fill: dict[str, object]
) -> Callable[[], tuple[papers.File, ...]] | None:
    if subject.get("table"):
        unit = "万元" if any("{amount}万元" in one for one in subject["paragraphs"]) else "元"
        shares = [(label, share) for label, share in subject["table"]]
        return partial(papers.workbook, text.title, unit, int(str(fill["amount"])), shares)
    return partial(papers.document, named_in(text.title), paragraphs) if subject.get("paper") else None


def _kept(pattern: dict[str, Any], organ: Organ, day: date) -> Written:
    title = pattern["title"].format(organ=organ.name, year=day.year)
    text = TextFields(title=title, body=f"<p>{title}，内部掌握。</p>", issuer=organ.name, made_on=day, source=organ.name)
    return Written(organ, Kind.INFORMATION, text, pattern["attribute"], pattern["basis"], pattern["reason"])


def _reports(organs: list[Organ], today: date) -> list[Written]:
    """The annual reports of three years, each made in January or March of the next one; those whose time has not come are not there."""
    found = []
    known = {organ.code: organ for organ in organs}
    years = range(today.year - _YEARS_BACK, today.year)
    for kind, month in (("departments", 1), ("governments", 3)):
        for code in data("reports.toml")[kind]:
            organ, chance = known[code], Random(code)  # noqa: S311 - figures, not secrets
            for report in reports_of(organ.name, years, chance, large=kind == "governments"):
                day = workday(date(years[0], month, chance.randrange(12, 24)).replace(year=(report.year or 0) + 1))
                if day < today:
                    found.append(_report(organ, report, day, printed=organ.area_supervisor_id is None))
    return found


def _report(organ: Organ, report: AnnualReport, day: date, *, printed: bool) -> Written:
    paragraphs = [one.text for one in report.prose]
    text = TextFields(
        title=title_of(report),
        abstract=paragraphs[1][:200],
        body=paragraphs_of(paragraphs),
        issuer=organ.name,
        statutory_code="20-15",
        topic="02",
        genre="report",
        report_year=report.year,
        made_on=day,
        source=organ.name,
    )
    return Written(organ, Kind.ANNUAL_REPORT, text, "proactive", "20-15", files=partial(papers.annual_report, report, printed=printed))

"""Guides, catalogues and reading places of the fictional city, and what is compiled of its items once they are all there."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.db.models import Model, QuerySet

from gongkai_web.accounts.models import User
from gongkai_web.compilations import actions
from gongkai_web.compilations.models import (
    Catalogue,
    CatalogueEntry,
    Cleanup,
    CleanupVerdict,
    ColumnEntry,
    Compiled,
    GazetteArticle,
    GazetteIssue,
    Guide,
    ReadingPlace,
    TopicColumn,
)
from gongkai_web.compilations.models.cleanups import Verdict
from gongkai_web.demo.city import data, past
from gongkai_web.demo.days import ZONE, before, in_office
from gongkai_web.demo.lists import make_lists
from gongkai_web.demo.office import Office
from gongkai_web.demo.writing import Written, named_in, paragraphs_of
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_gates
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Tie, Validity
from gongkai_web.publishing.models import Item, Publication

_SECOND = timedelta(days=300)
"""So long after the first one the government published another version of its guide."""
_BINDING = (Kind.RULES, Kind.NORMATIVE_DOCUMENT)
_QUARTERS = 8
_IN_COLUMN = 24
_PERIOD = "自信息形成或者变更之日起20个工作日内"
_BASIS = "《中华人民共和国政府信息公开条例》"


def make_compilations(organs: list[Organ], duties: Duties, at: datetime) -> None:
    """The guide and the catalogue of the government, of each department and county, and the reading places, published at a moment."""
    government = organs[0]
    writer, judge = (User.objects.get(username=past(government, what)) for what in ("writing", "judging"))
    write, judged = Actor(writer, duties, at), Actor(judge, duties, at)
    for organ in organs:
        if organ.level != Level.TOWNSHIP:
            actions.publish(judged, actions.save_version(write, Guide, organ, _guide(organ)))
            values = {"title": f"{organ.name}主动公开基本目录"}
            actions.publish(judged, actions.save_version(write, Catalogue, organ, values, _entries(organ)))
    for row in data("compiled.toml")["places"]:
        place = ReadingPlace(organ=government, office_hours=government.office_hours, telephone=government.telephone, **row)
        actions.publish(judged, actions.save(write, place))
    amended = {**_guide(government), "internet_contact": "本平台“信息公开指南”栏目，或者“洛泽发布”政务新媒体"}
    later = at + _SECOND
    second = actions.save_version(Actor(writer, duties, later), Guide, government, amended)
    actions.publish(Actor(judge, duties, later), second)


def _guide(organ: Organ) -> dict[str, str]:
    fill = {"organ": organ.name, "short": organ.short_name}
    texts = {name: text.format(**fill) for name, text in data("compiled.toml")["guide"].items()}
    return {**texts, "address": organ.address, "office_hours": organ.office_hours, "telephone": organ.telephone}


def _entries(organ: Organ) -> list[CatalogueEntry]:
    rows = [row for row in data("compiled.toml")["entries"] if organ.code in row.get("of", [organ.code])]
    return [
        CatalogueEntry(
            first_level=row["matter"],
            second_level=row["part"],
            content=row["content"],
            basis=_BASIS,
            period=_PERIOD,
            unit=organ.name,
            channels="本平台",
            audience="全社会",
            way="主动公开",
            level=str(Level(organ.level).label),
            statutory_code=row["category"],
        )
        for row in rows
    ]


@transaction.atomic
def compile_items(organs: list[Organ], duties: Duties, now: datetime) -> None:
    """What amends and repeals, a clean-up, the gazette, the topical columns, lists, schedules and a deposit; once."""
    open_gates(duties)
    if TopicColumn.objects.filter(organ=organs[0]).exists():
        return
    _Compiler(organs, duties, now).compile()
    make_lists(organs, duties, now)


class _Compiler:
    """The government's office, which puts together what there is."""

    def __init__(self, organs: list[Organ], duties: Duties, now: datetime) -> None:
        self._government, self._duties, self._now = organs[0], duties, now
        self._writer, self._judge = (User.objects.get(username=past(organs[0], what)) for what in ("writing", "judging"))
        self._own = [organ.pk for organ in organs if organ.level == Level.CITY]
        self._today = now.astimezone(ZONE).date()
        self._chance = Random(0)  # noqa: S311 - hours of the day, not secrets

    def compile(self) -> None:
        """The gazette first: it tells of the time before."""
        self._gazettes()
        binding = self._binding().filter(validity=Validity.IN_FORCE, published_at__lt=self._now - timedelta(days=120))
        documents = list(binding.order_by("published_at"))
        for name, tie, target in zip(("amendment", "repeal"), (Tie.AMENDS, Tie.REPEALS), documents, strict=False):
            self._decide(name, tie, target)
        self._clean_up(documents[2:])
        self._columns()

    def _binding(self) -> QuerySet[Publication]:
        return Publication.objects.filter(organ=self._government, kind__in=_BINDING, withdrawn_at=None)

    def _out(self, one: Compiled, lines: Sequence[Model], now: datetime) -> None:
        """Drawn up by one person and published by another, at a moment."""
        actions.publish(Actor(self._judge, self._duties, now), actions.save(Actor(self._writer, self._duties, now), one, lines))

    def _gazettes(self) -> None:
        """The last quarters in which there was anything to print, each in the month after."""
        first = self._today.replace(month=(self._today.month - 1) // 3 * 3 + 1, day=1)
        for _ in range(_QUARTERS):
            end, first = first, (first - timedelta(days=80)).replace(day=1)
            now = in_office(before(end + timedelta(days=20), 1), self._chance)
            public = Publication.objects.filter(organ__in=self._own, kind__in=_BINDING, withdrawn_at=None)
            printed = public.filter(published_at__date__gte=first, published_at__date__lt=end)
            printed = printed.exclude(item__events__recorded_at__gt=now)  # what happened to it later is told later
            items = list(printed.order_by("organ__code", "published_at").values_list("pk", flat=True))
            if items and now < self._now:
                number = (first.month + 2) // 3
                issue = GazetteIssue(organ=self._government, year=first.year, number=number, issued_on=now.date())
                self._out(issue, [GazetteArticle(item_id=item) for item in items], now)

    def _decide(self, name: str, tie: Tie, target: Publication) -> None:
        pattern = data("compiled.toml")[name]
        words = {"document": named_in(target.title)}
        text = [one.format(**words) for one in pattern["paragraphs"]]
        self._publish(pattern["title"].format(**words), text, 15, ties=[(Item.objects.get(pk=target.pk), tie)])

    def _clean_up(self, documents: list[Publication]) -> None:
        pattern, day = data("compiled.toml")["cleanup"], before(self._today, 16)
        verdicts = (Verdict.REPEAL, Verdict.AMEND, Verdict.VOID)
        judged = [
            CleanupVerdict(item_id=one.pk, verdict=verdict, reason="" if verdict is Verdict.KEEP else pattern[verdict.value])
            for one, verdict in zip(documents, (*verdicts, *[Verdict.KEEP] * len(documents)), strict=False)
        ]
        if not judged:
            return
        year = {"year": day.year}
        decision = pattern["decision"].format(**year)
        self._publish(pattern["document"], pattern["paragraphs"], 16, doc_no=decision)
        batch = Cleanup(organ=self._government, title=pattern["title"].format(**year), decision=decision, decided_on=day)
        self._out(batch, judged, in_office(before(self._today, 6), self._chance))

    def _publish(
        self, title: str, paragraphs: list[str], days_ago: int, *, doc_no: str = "", ties: Sequence[tuple[Item, Tie]] = ()
    ) -> None:
        """A decision of the government, made so many working days ago."""
        day, organ = before(self._today, days_ago), self._government
        text = TextFields(
            title=title,
            doc_no=doc_no,
            abstract=paragraphs[0],
            body=paragraphs_of(paragraphs),
            issuer=organ.name,
            statutory_code="20-01",
            topic="02",
            genre="decision",
            made_on=day,
            source=organ.name,
        )
        written = Written(organ, Kind.INFORMATION, text, "proactive", "20-01")
        Office(self._writer, self._judge, self._duties, in_office(day, self._chance), self._now, self._chance).deal_with(
            written, 0, ties or ()
        )

    def _columns(self) -> None:
        now = in_office(before(self._today, 1), self._chance)
        for row in data("compiled.toml")["columns"]:
            values = {name: row[name] for name in ("slug", "title", "description", "keywords")}
            public = Publication.objects.filter(organ__in=self._own, statutory_code=row["category"], withdrawn_at=None)
            items = list(public.order_by("-published_at").values_list("pk", flat=True)[:_IN_COLUMN])
            self._out(TopicColumn(organ=self._government, **values), [ColumnEntry(item_id=item) for item in items], now)

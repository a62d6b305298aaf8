"""The review sheet of one version of an item: what was reviewed, by whom, when, and with what result; from recorded events alone.

Law: OGI-R 17; Law on Guarding State Secrets 2024, art 35 (review first, publish after, item by item); domain F.1 row 6.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from gongkai.render.document import Align, Block, Box, Document, Grid, Heading, Paragraph, Run
from gongkai_web.accounts.models import User
from gongkai_web.publishing.catalogue import bases
from gongkai_web.publishing.kinds import ATTRIBUTES
from gongkai_web.publishing.labels import REVIEWS, VERDICTS
from gongkai_web.publishing.life import events
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.fold import fold
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import State
from gongkai_web.publishing.models import Attachment, Item, ItemEvent, PastPublication, Publication, ScanFinding
from gongkai_web.publishing.models.described import Described
from gongkai_web.publishing.projection import event_of
from gongkai_web.publishing.scan import Kind
from gongkai_web.publishing.scan.labels import KINDS

_ON_THE_SHEET = (
    events.Submitted, events.Scanned, events.FindingReleased, events.Reviewed, events.SentBack, events.Approved, events.Published,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to the version."""

    event: Event
    by: User | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Text:
    """What was reviewed, and the names of the files that belong to it."""

    described: Described
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One version on its way. `life`: where it stood after the last of its steps. `text`: None where that text is no longer kept."""

    item: Item
    version: int
    life: Life
    author: User | None
    steps: tuple[Step, ...]
    text: Text | None


def versions_of(rows: Sequence[ItemEvent]) -> list[int]:
    """The versions that were handed to reviewers, the last one first."""
    found = {one.version for one in map(event_of, rows) if isinstance(one, events.Submitted)}
    return sorted(found, reverse=True)


def reviewed(item: Item, version: int) -> Reviewed | None:
    """What became of a version; None where it was never handed to reviewers."""
    rows = list(item.events.select_related("by").order_by("number"))
    if version not in versions_of(rows):
        return None
    told = [(number, row, event_of(row)) for number, row in enumerate(rows, 1)]
    own = [(number, Step(event, row.by, row.recorded_at)) for number, row, event in told if _is_of(event, version)]
    life = fold([event for _number, _row, event in told[: own[-1][0]]])
    author = next((row.by for row in rows if row.by_id == life.author), None)
    return Reviewed(item, version, life, author, tuple(step for _number, step in own), _text(item, version))


def _is_of(event: Event, version: int) -> bool:
    return isinstance(event, _ON_THE_SHEET) and event.version == version


def _text(item: Item, version: int) -> Text | None:
    """The text of that version: the one being worked on, the public one, or one that was public."""
    if item.draft.version == version:
        return Text(item.draft, tuple(Attachment.objects.filter(item=item, removed=False).values_list("name", flat=True)))
    public = Publication.objects.filter(item=item, version=version).first()
    if public is not None:
        return Text(public, tuple(Attachment.objects.filter(item=item, published=True).values_list("name", flat=True)))
    past = PastPublication.objects.filter(item=item, version=version).first()
    return Text(past, tuple(one["name"] for one in past.files)) if past is not None else None


def sheet(one: Reviewed) -> Document:
    """The sheet in Chinese, as it goes into the file."""
    with override("zh-hans"):
        blocks: list[Block] = []
        for numeral, (name, part) in zip("一二三四五", _parts(one), strict=False):
            blocks += [Heading((Run(f"{numeral}、{name}"),)), part]
        line = f"（{one.item.organ}，内部编号{one.item.pk}，第{one.version}版）"
        return Document("政府信息公开审查表", str(one.item.organ), (line,), tuple(blocks))


def _parts(one: Reviewed) -> Iterator[tuple[str, Block]]:
    yield "审查对象", _facts(_subject(one))
    yield "公开属性", _facts(_attribute(one.life))
    yield "审查意见", _reviews(one)
    yield "安全扫描", _findings(one)
    yield "审批与公开", _facts(_decision(one))


def _subject(one: Reviewed) -> list[tuple[str, str]]:
    facts = [("拟稿人", _person(one.author)), ("送审时间", "；".join(_moment(step.at) for step in one.steps if _handed(step)))]
    if one.text is None:
        return [("名称", "该版文本此后已被修改，系统不再保存"), *facts]
    text = one.text.described
    made_on = f"{text.made_on.year}年{text.made_on.month}月{text.made_on.day}日" if text.made_on else ""
    return [
        ("名称", text.title),
        ("文号", text.doc_no or "无"),
        ("成文日期", made_on or "未填写"),
        *facts,
        ("附件", "；".join(one.text.files) or "无"),
    ]


def _handed(step: Step) -> bool:
    return isinstance(step.event, events.Submitted)


def _attribute(life: Life) -> list[tuple[str, str]]:
    if life.attribute is None:
        return [("属性", "未认定")]
    entry = bases(life.attribute).get(life.basis)
    law = f"（{entry.article.zh}）" if entry and entry.article else ""
    return [("属性", str(ATTRIBUTES[life.attribute])), ("依据", f"{entry or life.basis}{law}"), ("理由", life.reason or "无须说明")]


def _reviews(one: Reviewed) -> Block:
    rows = [
        (str(REVIEWS[step.event.review]), str(VERDICTS[step.event.verdict]), _who(step), step.event.opinion or "无")
        for step in one.steps
        if isinstance(step.event, events.Reviewed)
    ]
    if one.life.state is State.IN_REVIEW:
        rows += [(str(REVIEWS[review]), "尚未通过", "", "") for review in one.life.open_reviews]
    if not rows:
        return _said("原网站已公开的信息按原样接收，未另行审查。" if one.life.adopted else "没有审查记录。")
    return _table(("审查环节", "结论", "审查人、时间", "意见"), rows, fluid=1)


def _findings(one: Reviewed) -> Block:
    """What the scan found, and who let it pass; of what it found the last scan alone is kept, of what was let pass every word."""
    released = {step.event.finding: (step, step.event.reason) for step in one.steps if isinstance(step.event, events.FindingReleased)}
    if one.life.findings is None:
        return _said("本版未经扫描。")
    if not one.life.findings:
        return _said("未发现个人信息或隐藏内容。")
    kept = {row.finding: row for row in ScanFinding.objects.filter(item=one.item, finding__in=one.life.findings)}
    rows = []
    for key in sorted(one.life.findings, key=lambda each: kept[each].pk if each in kept else 0):
        what, where = (str(KINDS[Kind(kept[key].kind)]), f"{kept[key].where} {kept[key].excerpt}") if key in kept else ("详情已不保存", key)
        step, reason = released.get(key, (None, ""))
        rows.append((what, _who(step) if step else "", where, reason or "未放行"))
    return _table(("发现", "放行人、时间", "位置与内容（已遮蔽）", "放行理由"), rows, fluid=2)


def _decision(one: Reviewed) -> list[tuple[str, str]]:
    found = []
    for step in one.steps:
        who = _who(step).replace("\n", "，")
        match step.event:
            case events.Approved():
                found.append(("批准", who))
            case events.SentBack(opinion=opinion):
                found.append(("退回拟稿人", f"{opinion}（{who}）"))
            case events.Published(index_no=number):
                found.append(("公开", f"{who}，索引号{number}"))
    return found or [("批准", "尚未批准")]


def _facts(facts: Sequence[tuple[str, str]]) -> Grid:
    """Names on the left, what they name beside them."""
    boxes = []
    for row, (name, value) in enumerate(facts):
        boxes += [Box((Run(name),), row, 0, align=Align.CENTRE), Box((Run(value),), row, 1)]
    return Grid(2, 0, tuple(boxes), fluid=1)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, fluid: int) -> Grid:
    boxes = [
        Box((Run(cell),), number, column, align=Align.CENTRE if not number else Align.LEFT)
        for number, row in enumerate((head, *rows))
        for column, cell in enumerate(row)
    ]
    return Grid(len(head), 1, tuple(boxes), fluid=fluid)


def _said(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _person(user: User | None) -> str:
    return str(user) if user else "系统"


def _who(step: Step) -> str:
    """Name and time, a line each."""
    return f"{_person(step.by)}\n{_moment(step.at)}"


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")

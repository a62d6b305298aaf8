"""What the running platform of these tests holds; each function is called in a process of its own beside it."""

import time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import Cleanup, CleanupVerdict, ColumnEntry, GazetteArticle, GazetteIssue, TopicColumn
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Tie, Verdict
from gongkai_web.publishing.models import Item, Publication
from tests.web.portal.luoze import attach, build, tie
from tests.web.security.hostile import files

MARK = "canary00000h"
"""In everything about the item that is going to be withdrawn."""
REASON = "数据有误"


def settle() -> None:
    """The small city, hostile files at one of its items, and an item that stands in every list."""
    city = build()
    with transaction.atomic():
        everything = [one.pk for one in city.organs]
        open_for(reads=everything, writes=everything)
        for name, content, kind in files():
            attach(city.items["rules"], name, content, kind)
        marked = _publish(city.departments["水务局"])
        open_for(reads=everything, writes=everything)  # an action leaves them as it needs them
        _compile(marked)
        tie(city.items["old"], marked, Tie.RESTS_ON)


def take_back() -> None:
    """Withdraws the item, and notes when."""
    with transaction.atomic():
        organ = Organ.objects.get(code="130900-01")
        open_for(reads=[organ.pk], writes=[organ.pk])
        item = Item.objects.select_related("organ").get(publication__title__contains=MARK)
        actions.withdraw(_people(organ, "withdrawing")[0], item, reason=REASON)
    Path(settings.DATA_DIR, "taken_back").write_text(str(time.time()), encoding="ascii")


def _people(organ: Organ, *names: str) -> list[Actor]:
    """People who may do all for an organ."""
    duties = Duties({right: frozenset({organ.pk}) for right in Right})
    return [Actor(User.objects.create_user(name, organ=organ), duties, timezone.now()) for name in names]


def _publish(organ: Organ) -> Publication:
    """A rule of that organ with the mark in all its fields, on the way that every item goes."""
    writer, judge = _people(organ, "writing", "judging")
    text = TextFields(
        f"洛泽市{MARK}管理规定",
        doc_no=f"{MARK}〔2026〕1号",
        abstract=f"摘要{MARK}",
        body=f"<p>供水{MARK}</p>",
        issuer=organ.name,
        source=MARK,
        keywords=(MARK,),
        made_on=timezone.localdate(),
        statutory_code="20-01",
    )
    item = actions.create_draft(writer, organ, kind=Kind.RULES, text=text)
    actions.attach(writer, item, name=f"{MARK}.csv", content=f"a,{MARK}\n".encode())
    actions.fix_attribute(writer, item, attribute=Attribute.PROACTIVE, basis="20-01")
    actions.submit(writer, item)
    for review in Review:
        actions.review(judge, item, review=review, verdict=Verdict.PASSED)
    actions.approve(judge, item)
    return actions.publish(writer, item)


def _compile(one: Publication) -> None:
    """An issue of a gazette, a topical column and a clean-up with the item in it."""
    issue = GazetteIssue.objects.create(organ=one.organ, year=2026, number=7, issued_on=one.published_at.date())
    GazetteArticle.objects.create(issue=issue, organ=one.organ, item=one.item, position=1)
    batch = Cleanup.objects.create(pk=2, organ=one.organ, title="清理", decision="洛水发〔2026〕1号", decided_on=one.published_at.date())
    CleanupVerdict.objects.create(cleanup=batch, organ=one.organ, item=one.item, verdict="keep")
    for made in (issue, batch):
        made.published_at = one.published_at
        made.save()
    column = TopicColumn.objects.get(organ=one.organ, slug="flood")
    ColumnEntry.objects.create(column=column, organ=one.organ, item=one.item, position=0)

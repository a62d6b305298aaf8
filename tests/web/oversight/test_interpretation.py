"""Which documents have the interpretation that they need, and how long it took."""

from datetime import date

from django.db import transaction
from pytest_django import Settings

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.oversight.interpretation import Coverage, coverage, documents
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication, Relation
from tests.web.oversight.making import publish
from tests.web.search.making import withdraw


def document(organ: Organ, title: str, on: date, validity: str = "in_force") -> Publication:
    return publish(organ, title, on, kind=Kind.NORMATIVE_DOCUMENT, validity=validity, made_on=on)


def interpret(target: Publication, on: date, **columns: bool) -> Publication:
    """An interpretation of a document by its own organ."""
    made = publish(target.organ, f"解读：{target.title}", on, kind=Kind.INTERPRETATION)
    with transaction.atomic():
        open_for(reads=[target.organ_id], writes=[target.organ_id])
        told = {"issued": True, "published": True, "entitled": True, **columns}
        Relation.objects.create(organ=target.organ, source_id=made.pk, target_id=target.pk, tie="interprets", **told)
        open_for()
    return made


def test_coverage_and_lag(water: Organ, government: Organ) -> None:
    for title, interpreted in (("甲", date(2026, 3, 5)), ("乙", date(2026, 3, 2)), ("丙", date(2026, 3, 12))):
        interpret(document(water, title, date(2026, 3, 2)), interpreted)
    bare = document(water, "丁", date(2026, 3, 3))
    document(government, "府文", date(2026, 3, 2))
    found = documents([water.pk, government.pk])

    assert {one.title: one.lag for one in found} == {"甲": 3, "乙": 0, "丙": 10, "丁": None, "府文": None}
    assert coverage(found, [water, government]) == [Coverage(government, 1, 0, None), Coverage(water, 4, 3, 3)]
    assert [one.percent for one in coverage(found, [water, government])] == ["0.0 %", "75.0 %"]
    assert [one.index_no for one in found if one.interpreted_on is None and one.organ == water.pk] == [bare.index_no]


def test_what_has_ended_needs_none_and_what_is_not_recognised_or_public_is_none(water: Organ, settings: Settings) -> None:
    document(water, "已废止", date(2026, 3, 2), "repealed")
    document(water, "已失效", date(2026, 3, 2), "expired")
    interpret(document(water, "他人解读未经确认", date(2026, 3, 2)), date(2026, 3, 2), entitled=False)
    withdraw(interpret(document(water, "解读已撤回", date(2026, 3, 2)), date(2026, 3, 2)))
    late = document(water, "先撤回后补", date(2026, 3, 2))
    withdraw(interpret(late, date(2026, 3, 2)))
    interpret(late, date(2026, 3, 9))

    assert {one.title: one.lag for one in documents([water.pk])} == {"他人解读未经确认": None, "解读已撤回": None, "先撤回后补": 7}
    settings.GONGKAI_INTERPRETATION_REQUIRED = ()
    assert not documents([water.pk])


def test_nearly_all_is_not_all(water: Organ) -> None:
    assert Coverage(water, 2001, 2000, 1).percent == "99.9 %"

"""Which organ somebody means who says what they look for: by what organs are called and were, are responsible for, and have published."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from gongkai_web.compilations.models import Guide
from gongkai_web.organs.models import Organ
from gongkai_web.portal.directory import Directory, Entry
from gongkai_web.publishing.models import Publication
from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.marks import excerpt, pattern_of
from gongkai_web.search.telling import runs, telling
from gongkai_web.search.tokens import fold

_MOST_WORDS, _MOST = 12, 20
_SHARE = 0.4
"""An organ is named that reaches so much of what the best one does."""
_NAME, _DUTIES, _GUIDE, _PUBLISHED = 4, 2, 1, 1
"""How much it says where a word stands. That something was published says as much as a word in the guide that every organ has."""


class Named(NamedTuple):
    """An organ, and what of it goes with what was said. `formers`: what it came out of, where that is meant. `published`: a title."""

    organ: Entry
    duties: SafeString | str
    formers: tuple[str, ...] = ()
    published: str = ""


class _Known(NamedTuple):
    """What is known of an organ. `texts`: folded, each with how much it says, the most first."""

    organ: Entry
    formers: tuple[str, ...]
    duties: str
    texts: tuple[tuple[int, str], ...]

    def reached(self, ways: Sequence[str]) -> int:
        return next((weight for weight, text in self.texts if any(way in text for way in ways)), 0)


def responsible(said: str, organs: Iterable[Entry], directory: Directory, published: Sequence[Publication]) -> list[Named]:
    """Those of the organs that go with what was said, best first. `published`: public items that go with it, as `related` finds them.

    A word counts the more the fewer organs have it, and in a name more than in the functions or the guide.
    """
    known = _read(organs, directory)
    words = (telling(said).words or tuple((run,) for run in runs(said)))[:_MOST_WORDS]
    titles = {one.organ_id: one.title for one in reversed(published)}
    scores = dict.fromkeys((one.organ.id for one in known), 0.0)
    for ways in words:
        reached = {one.organ.id: reach for one in known if (reach := one.reached(ways))}
        for organ, reach in reached.items():
            scores[organ] += reach * math.log1p(len(known) / len(reached))
    for organ in titles.keys() & scores.keys():
        scores[organ] += _PUBLISHED
    least = _SHARE * max(scores.values(), default=0.0)
    found = [one for one in known if scores[one.organ.id] >= least > 0]
    best = sorted(found, key=lambda one: (-scores[one.organ.id], one.organ.code))[:_MOST]
    said_so = [way for ways in words for way in ways]
    pattern = pattern_of((Term(Form.PHRASE, way) for way in said_so), relaxed=False)
    return [
        Named(
            one.organ,
            excerpt(one.duties, pattern),
            tuple(former for former in one.formers if any(way in fold(former) for way in said_so)),
            titles.get(one.organ.id, ""),
        )
        for one in best
    ]


def duties_of(organs: Iterable[Entry]) -> Mapping[int, str]:
    """What organs say that they are responsible for."""
    return dict(Organ.objects.filter(pk__in=[one.id for one in organs]).values_list("pk", "duties"))


def _read(organs: Iterable[Entry], directory: Directory) -> list[_Known]:
    listed = list(organs)
    duties = duties_of(listed)
    guides = Guide.objects.filter(organ__in=duties).exclude(published_at=None).order_by("organ", "-number").distinct("organ")
    guided = dict(guides.values_list("organ", "categories"))
    found = []
    for one in listed:
        formers = tuple(directory.organs[passage.predecessor].name for passage in directory.came_from(one.id))
        names = "\n".join((one.name, one.short_name, *formers))
        texts = (_NAME, names), (_DUTIES, duties.get(one.id, "")), (_GUIDE, guided.get(one.id, ""))
        found.append(_Known(one, formers, duties.get(one.id, ""), tuple((weight, fold(text)) for weight, text in texts)))
    return found

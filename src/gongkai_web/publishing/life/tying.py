"""The steps of referring: to other items, version by version, and what is said to others that refer to this one."""

from dataclasses import replace

from gongkai_web.publishing.life.events import TieAnswered, Tied, TieImported, Untied
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life, Reference
from gongkai_web.publishing.life.step import Step, next_version
from gongkai_web.publishing.life.vocabulary import State

_ALIVE = frozenset(State) - {State.DISCARDED}


def _tying(life: Life, event: Tied) -> Rule | None:
    if event.version != life.version + 1:
        return Rule.NEXT_VERSION
    return Rule.NO_CHANGE if Reference(event.tie, event.target) in life.references else None


def _tied(life: Life, event: Tied) -> Life:
    references = life.references | {Reference(event.tie, event.target)}
    return next_version(life, event, references=references)


def _untying(life: Life, event: Untied) -> Rule | None:
    if event.version != life.version + 1:
        return Rule.NEXT_VERSION
    return None if Reference(event.tie, event.target) in life.references else Rule.NO_CHANGE


def _untied(life: Life, event: Untied) -> Life:
    references = life.references - {Reference(event.tie, event.target)}
    return next_version(life, event, references=references)


def _may_import_tie(life: Life) -> Rule | None:
    """It belongs to the version that was imported, and nobody has judged that version yet."""
    return None if life.imported is not None and life.version == 1 and not life.verdicts else Rule.IMPORT


def _importing_tie(life: Life, event: TieImported) -> Rule | None:
    return Rule.NO_CHANGE if Reference(event.tie, event.target) in life.references else None


def _tie_imported(life: Life, event: TieImported) -> Life:
    added = frozenset({Reference(event.tie, event.target)})
    public = life.public_references | added if life.published is not None else life.public_references
    return replace(life, references=life.references | added, public_references=public)


def _may_answer(life: Life) -> Rule | None:
    return None if life.published is not None else Rule.PUBLIC


def _answering(life: Life, event: TieAnswered) -> Rule | None:
    return Rule.NO_CHANGE if life.answers.get(Reference(event.tie, event.source)) is event.confirmed else None


def _answered(life: Life, event: TieAnswered) -> Life:
    return replace(life, answers={**life.answers, Reference(event.tie, event.source): event.confirmed})


TIED = Step(_ALIVE, _tied, fits=_tying)
UNTIED = Step(_ALIVE, _untied, fits=_untying)
TIE_IMPORTED = Step(_ALIVE, _tie_imported, may=_may_import_tie, fits=_importing_tie)
TIE_ANSWERED = Step(_ALIVE, _answered, may=_may_answer, fits=_answering)

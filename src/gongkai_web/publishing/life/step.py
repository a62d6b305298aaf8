"""What makes an event possible, and what it changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gongkai_web.publishing.life.events import Revised, Tied, Untied
from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import State


def _nothing(*_: object) -> None:
    """Nothing stands against it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of event. `may`: the rule that forbids it, whatever it says; `fits`: the rule that what it says breaks."""

    states: frozenset[State]
    apply: Callable[[Life, Any], Life]
    may: Callable[[Life], Rule | None] = _nothing
    fits: Callable[[Life, Any], Rule | None] = _nothing

    def forbidden(self, life: Life) -> Rule | None:
        """The rule by which no event of this kind may follow; None when one may."""
        return self.may(life) if life.state in self.states else Rule.NOT_NOW


def afresh(life: Life, **changes: Any) -> Life:
    """The life with nothing said yet about its version: not submitted, not scanned, not reviewed, not approved."""
    return replace(life, verdicts={}, findings=None, released=frozenset(), approved=None, adopted=False, **changes)


def next_version(life: Life, event: Revised | Tied | Untied, **changes: Any) -> Life:
    """The life with another version. The first one after what is public changes that: its own time for publishing runs from there."""
    changed = event.happened_on if life.published is not None and life.changed_on is None else life.changed_on
    return afresh(life, version=event.version, state=resting(life), author=event.person, changed_on=changed, **changes)


def resting(life: Life) -> State:
    """Where a version stands that is not in the reviewers' hands."""
    return State.ATTRIBUTE_FIXED if life.attribute else State.DRAFTED

"""One kind of event and when it may happen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gongkai.errors import ContractError
from gongkai.ledger.case import DisputeCase, HandledCase, Mark, State
from gongkai.ledger.entry import Event
from gongkai.ledger.errors import LedgerError

_Case = TypeVar("_Case", HandledCase, DisputeCase)
_Value = TypeVar("_Value")

STRIKE = "strike the entry that is wrong and record what is right"


@dataclass(frozen=True, slots=True)
class Guard(Generic[_Case]):
    """What must hold besides the state. `because`: the entry that is in the way, None when something is missing.

    `why` begins with the code of the rule.
    """

    holds: Callable[[_Case], bool]
    why: str
    because: Callable[[_Case], Mark | None] = lambda _: None
    remedy: str = STRIKE


@dataclass(frozen=True, slots=True)
class Step(Generic[_Case]):
    """In which states an event may happen, and what it makes of the case.

    `apply`: from the case, the event's day and entry, and the event, to the case after it; refuses data that cannot be.
    `why`: the rule that sets the states, code first. `after`: the events one of which it needs, to name the one that comes too late.
    """

    states: frozenset[State]
    apply: Callable[[_Case, Mark, Any], _Case]
    why: str
    after: tuple[type[Event], ...] = ()
    guards: tuple[Guard[_Case], ...] = ()
    remedy: str = STRIKE

    def may_follow(self, case: _Case) -> bool:
        """Whether the event may happen to the case as it stands, whatever data it carries."""
        return case.state in self.states and (not self.guards or all(guard.holds(case) for guard in self.guards))


def named(event: Event | type[Event], mark: Mark) -> str:
    """An event as errors name it: `Dispatched (entry 5, 2026-03-10)`."""
    kind = event if isinstance(event, type) else type(event)
    return f"{kind.__name__} (entry {mark.entry}, {mark.on})"


def wrong(case: str, event: Event, mark: Mark, saying: str, why: str, remedy: str = STRIKE) -> LedgerError:
    """The error that an event's data cannot be: the event, what is wrong with it, the rule, what to do."""
    return LedgerError(f"{named(event, mark)} {saying}", why=why, remedy=remedy, case=case, entry=mark.entry)


def there(value: _Value | None) -> _Value:
    """What the states and guards of a step have made sure of.

    Raises: ContractError when they have not.
    """
    if value is None:
        raise ContractError("a step was applied to a case that it cannot follow", remedy="ask Step.may_follow first")
    return value

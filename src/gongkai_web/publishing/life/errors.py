"""What is raised for events that cannot have happened in that order."""

from gongkai.errors import ContractError
from gongkai_web.publishing.life.events import Event
from gongkai_web.publishing.life.rules import RULES, Rule


class LifeError(ContractError):
    """An event cannot follow what happened before. Names both, and the rule."""

    def __init__(self, rule: Rule, event: Event, before: Event | None) -> None:
        self.rule, self.event, self.before = rule, event, before
        after = f"follow {_named(before)}" if before else "be the first"
        super().__init__(f"{_named(event)} cannot {after}", why=f"{rule}: {RULES[rule]}", remedy="record what has to come first")


def _named(event: Event) -> str:
    return f"{type(event).__name__} of {event.happened_on}"

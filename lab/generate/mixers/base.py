"""What a mixer is: a named change to a draft before it is printed, on top of any layout; and the registry of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from lab.generate.draft import Draft


class Stage(IntEnum):
    """Mixers are applied in this order, whatever order they are named in; within a stage as they were registered."""

    ROWS = 1
    FIGURES = 2
    WORDS = 3
    SHAPES = 4
    """How words are cut and spaced: after all that looks for a word."""
    PAGE = 5
    SCRIPT = 6


Change = Callable[[Draft, random.Random], None]


@dataclass(frozen=True, slots=True)
class Mixer:
    """`form`: the form that it needs to have an effect."""

    name: str
    stage: Stage
    change: Change
    form: str | None = None


MIXERS: dict[str, Mixer] = {}


def mixer(stage: Stage, *, form: str | None = None) -> Callable[[Change], Change]:
    """Register a function that changes a draft; the mixer has its name."""

    def register(change: Change) -> Change:
        MIXERS[change.__name__] = Mixer(change.__name__, stage, change, form)
        return change

    return register

"""What a maker of inputs hands over."""

import random
from collections.abc import Callable
from typing import NamedTuple


class Made(NamedTuple):
    """An input. `recipe`: what it was made from and what was done to it."""

    content: bytes
    recipe: str


Maker = Callable[[random.Random, int, int], Made]
"""Source of chance, seed, batch (inputs of a batch share their material) → an input."""

"""Randomness that repeats: nothing in the lab draws from anywhere else."""

import random


def seeded(*parts: int | str) -> random.Random:
    """A source of random numbers that depends on `parts` alone, in every process and on every machine."""
    return random.Random("/".join(map(str, parts)))

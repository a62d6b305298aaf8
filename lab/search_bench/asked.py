"""What the benchmark asks, and how it takes the time of an answer."""

import random
import time
from collections.abc import Callable, Iterator, Sequence

from lab.bench.result import Entry as Cell

MIDDLING, _COMMON = slice(440, 4500), slice(24, 140)
"""Ranks of words in 0.5 to 5% and in 15 to 60% of the items."""

Ask = Callable[[str], int]
"""Puts one question, answers how many items it found."""

COLUMNS = ("question", "asked", "share of items found", "clock p50", "clock p95", "processor p50", "processor p95")


def questions(words: Sequence[str]) -> dict[str, list[str]]:
    """By kind what people type."""
    chance = random.Random(5)
    mid, common = words[MIDDLING], words[_COMMON]
    return {
        "word of middling frequency": chance.sample(mid, 200),
        "two such words": [" ".join(chance.sample(mid, 2)) for _ in range(200)],
        "very common word": chance.sample(common, 100),
        "two such words ": [" ".join(chance.sample(common, 2)) for _ in range(200)],
        "one character": [chance.choice(chance.choice(common)) for _ in range(100)],
        "document number": [f"洛政{chance.randint(1, 36)}发〔{chance.randint(2007, 2026)}〕{chance.randint(1, 400)}号" for _ in range(100)],
        "beginning of a number": [str(chance.randint(1, 99)) for _ in range(100)],
        "words that nothing has together": ["".join(chance.sample(mid, 3)) for _ in range(100)],
    }


def latencies(items: int, kinds: dict[str, list[str]], ask: Ask) -> Iterator[tuple[Cell, ...]]:
    """A row a kind: share of the items found, milliseconds on the clock and of the processor."""
    for kind, asked in kinds.items():
        spent = [_timed(ask, words) for words in asked[:10] + asked][10:]
        shares = sorted(count / items for count, _, _ in spent)
        clock, processor = sorted(one[1] for one in spent), sorted(one[2] for one in spent)
        share = f"{shares[len(shares) // 2]:.2%} ({shares[0]:.2%}–{shares[-1]:.2%})"
        yield kind, len(asked), share, _at(clock, 0.5), _at(clock, 0.95), _at(processor, 0.5), _at(processor, 0.95)


def _timed(ask: Ask, words: str) -> tuple[int, float, float]:
    clock, processor = time.perf_counter(), time.thread_time()
    count = ask(words)
    return count, (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

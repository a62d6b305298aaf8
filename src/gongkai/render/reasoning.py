"""A reasoning as people read it."""

from collections.abc import Iterator

from gongkai.law.instruments import Standing, instruments, shortened
from gongkai.law.reasoning import Reasoning, Step


def reasoning_rows(reasoning: Reasoning, *, chinese: bool) -> Iterator[tuple[str, str, str]]:
    """Each step as day, what happened and what follows, and what it rests on: a row of a table."""
    for step in reasoning:
        yield (str(step.on) if step.on else "", step.text.zh if chinese else step.text.en, _source(step, chinese=chinese))


def reasoning_text(reasoning: Reasoning, *, chinese: bool) -> str:
    """The steps as numbered lines, the article after each: to be put into a letter or a file."""
    lines = []
    for number, (on, text, source) in enumerate(reasoning_rows(reasoning, chinese=chinese), 1):
        day = f"{on}{'：' if chinese else ': '}" if on else ""
        lines.append(f"{number}. {day}{text}{_bracketed(source, chinese=chinese)}\n")
    return "".join(lines)


def _bracketed(source: str, *, chinese: bool) -> str:
    if not source:
        return ""
    return f"（{source}）" if chinese else f" ({source})"


def _source(step: Step, *, chinese: bool) -> str:
    if step.basis is None:
        return ""
    if not chinese:
        return step.basis.en
    # Of what is superseded the number stays: it shares its title with what came after.
    return shortened(step.basis.zh) if instruments()[step.basis.instrument].status is Standing.IN_FORCE else step.basis.zh

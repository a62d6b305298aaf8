"""The scan of an item: its text, the names of its files, and all that is in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import chain
from typing import Any

from gongkai_web.publishing.examine.kinds import Found, Kind, Part, Reason, Unfit
from gongkai_web.publishing.examine.media import recognised
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan.finding import Finding, finding
from gongkai_web.publishing.scan.sandbox import Children, program
from gongkai_web.publishing.scan.texts import in_names, in_text

_MOST_OF_A_KIND = 20
"""Of one kind in one file a reviewer is shown so many one by one; one more finding stands for all the others."""


def scan(text: TextFields, files: Sequence[tuple[str, bytes]]) -> tuple[Finding, ...]:
    """Everything in a text and its files (name, content), their names as well, that stops a publication; empty when nothing does.

    Files are parsed in a child process with capped memory and time. One that cannot be read is a finding itself, never clean.
    """
    (found,) = scan_all([(text, files)])
    return found


def scan_all(
    items: Sequence[tuple[TextFields, Sequence[tuple[str, bytes]]]], children: Children | None = None
) -> list[tuple[Finding, ...]]:
    """The same for many items at once, whose files share the child processes. `children`: those that are there already."""
    with nullcontext(children) if children else Children() as readers:
        of_files = iter(_in_files([content for _, files in items for _, content in files], readers))
    results: list[tuple[Finding, ...]] = []
    for text, files in items:
        found = [*_few("", chain(in_text(text), in_names(name for name, _ in files)))]
        for name, _ in files:
            found += _few(name, next(of_files))
        results.append(tuple(found))
    return results


def _in_files(contents: Sequence[bytes], children: Children) -> list[list[Found]]:
    """The findings of each file. Files of the same family share a child."""
    results: list[list[Found]] = [[] for _ in contents]
    families: dict[str, list[int]] = defaultdict(list)
    for number, content in enumerate(contents):
        try:
            families[program(recognised(content), "search")].append(number)
        except Unfit as unfit:
            results[number] = [_unreadable(unfit.reason)]
    for run, numbers in families.items():
        for number, answer in zip(numbers, children.answers(run, [contents[number] for number in numbers]), strict=True):
            results[number] = _understood(answer)
    return results


def _understood(answer: list[Any]) -> list[Found]:
    """What a child found. It read a hostile file and may say anything: what is not as it should be makes the file unreadable."""
    try:
        match answer:
            case ["found", findings]:
                return [Found(Kind(kind), Part(part), str(at), str(matched)) for kind, part, at, matched in findings]
            case ["unfit", reason]:
                return [_unreadable(Reason(reason))]
            case _:
                return [_unreadable(Reason.DAMAGED)]
    except (ValueError, TypeError):
        return [_unreadable(Reason.DAMAGED)]


def _unreadable(reason: Reason) -> Found:
    return Found(Kind.UNREADABLE, Part.WHOLE, "", reason.value)


def _few(name: str, found: Iterator[Found] | list[Found]) -> Iterator[Finding]:
    """The findings of a file; of a kind that is there very often, the first ones and one for all the rest."""
    by_kind: dict[Kind, list[Found]] = defaultdict(list)
    for one in dict.fromkeys(found):
        by_kind[one.kind].append(one)
    for same in by_kind.values():
        for one in same[:_MOST_OF_A_KIND]:
            yield finding(name, one)
        rest = same[_MOST_OF_A_KIND:]
        if rest:
            everything = "\0".join("\0".join(one[1:]) for one in rest)
            yield finding(name, Found(rest[0].kind, rest[0].part, rest[0].at, everything), len(rest))

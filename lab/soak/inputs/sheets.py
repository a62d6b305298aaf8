"""Damaged CSV: trees of organs, and tables of reports with commas, semicolons or tabs."""

import csv
import io
import random

from lab.generate.layouts import Family
from lab.generate.organs import Profile, make_organ
from lab.soak.inputs import surgery
from lab.soak.inputs.encodings import damage, encode, noise
from lab.soak.inputs.made import Made
from lab.soak.inputs.material import cut, pieces

_COLUMNS = ["code", "name", "parent", "level", "kind"]


def sheet(rng: random.Random, seed: int, batch: int) -> Made:
    """Half trees of organs, half tables."""
    if rng.random() < 0.02:
        return Made(noise(rng), "noise")
    tree = rng.random() < 0.5
    source = _organs(rng) if tree else _table(rng, seed, batch)
    recipe = ["organs" if tree else "table"]
    for change in rng.choices((*surgery.CHANGES, _quote, _shift, _delimit, _point), k=rng.choice((0, 1, 1, 2, 4))):
        source = change(source, rng)
        recipe.append(change.__name__.strip("_"))
    content = encode(source, rng) if rng.random() < 0.5 else source.encode("utf-8", "replace")
    if rng.random() < 0.15:
        content = damage(content, rng)
        recipe.append("damage")
    return Made(content, " ".join(recipe))


def _organs(rng: random.Random) -> str:
    """A tree of a few organs; now and then one is its own ancestor, or two have one code."""
    count = rng.choice((0, 1, 3, 12, 40))
    columns = _COLUMNS if rng.random() < 0.9 else rng.sample(_COLUMNS, rng.choice((3, 5)))
    rows = []
    for number in range(count):
        parent = "" if number == 0 else str(rng.randrange(number) if rng.random() < 0.95 else rng.randrange(count + 2))
        organ = {"code": str(number if rng.random() < 0.98 else 0), "name": make_organ(rng, Profile.OFFICE).name, "parent": parent}
        rows.append({**organ, "level": rng.choice(("市", "县", "")), "kind": rng.choice(("government", "office", ""))})
    return _written([columns, *([row[name] for name in columns] for row in rows)], rng)


def _table(rng: random.Random, seed: int, batch: int) -> str:
    """A cut of a report whose white space and pipes have become a delimiter."""
    text = cut(rng.choice(pieces((Family.TEXT,), seed, batch)), ".txt", rng)
    return _written([line.replace("|", " ").split() for line in text.split("\n")], rng)


def _written(rows: list[list[str]], rng: random.Random) -> str:
    out = io.StringIO()
    csv.writer(
        out,
        delimiter=rng.choice(",,,;\t|"),
        lineterminator=rng.choice(("\r\n", "\n")),
        quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    ).writerows(rows)
    return out.getvalue()


def _quote(text: str, rng: random.Random) -> str:
    """Quotes out of place."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(('"', '""', '"\n', '","', "'", '"' * 301)) + text[at:]


def _shift(text: str, rng: random.Random) -> str:
    """Fields too many or too few."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(",;\t") * rng.choice((1, 3, 400)) + text[at:]


def _delimit(text: str, rng: random.Random) -> str:
    """Another delimiter."""
    return text.replace(",", rng.choice((";", "\t", "，", "||", "\x00")))


def _point(text: str, rng: random.Random) -> str:
    """Formulas, long fields, line ends within fields."""
    at = rng.randrange(len(text) + 1)
    return (
        text[:at]
        + rng.choice(("=1+1", "@SUM(A1)", "局" * 3000, "\r", "\n", "\0", "x" * 140_000 if rng.random() < 0.02 else "y"))
        + text[at:]
    )

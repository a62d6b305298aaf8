"""Damaged web pages and texts: small cuts of reports around parts of tables, with one to four changes."""

import random

from lab.generate.layouts import Family
from lab.soak.inputs import surgery, tags
from lab.soak.inputs.encodings import damage, encode, noise
from lab.soak.inputs.made import Made
from lab.soak.inputs.material import cut, pieces

_HTML = (Family.HTML, Family.SCRIPT)
_TEXT = (Family.TEXT, Family.LINE, Family.JSON)
_WHOLE = 0.005
"""So many are not cut but damaged reports in full; they take as long as thirty others."""


def html(rng: random.Random, seed: int, batch: int) -> Made:
    """A damaged part of a web page."""
    return _made(rng, _HTML, seed, batch, (*surgery.CHANGES, *tags.CHANGES, *tags.CHANGES))


def text(rng: random.Random, seed: int, batch: int) -> Made:
    """A damaged part of a text, Markdown or JSON file."""
    return _made(rng, _TEXT, seed, batch, surgery.CHANGES)


def _made(rng: random.Random, families: tuple[Family, ...], seed: int, batch: int, changes: tuple[surgery.Change, ...]) -> Made:
    lot = rng.random()
    if lot < 0.02:
        return Made(noise(rng), "noise")
    if lot < 0.06:
        return Made(encode(surgery.soup("", rng), rng), "soup")
    base = rng.choice(pieces(families, seed, batch))
    kind = ".html" if Family.HTML in families else ".txt"
    whole = rng.random() < _WHOLE
    source = base.text if whole else cut(base, kind, rng)
    recipe = [base.layout]
    if rng.random() < 0.1:
        other = rng.choice(pieces(families, seed, batch))
        source = source[: rng.randrange(len(source) + 1)] + cut(other, kind, rng)
        recipe.append(f"splice {other.layout}")
    for change in rng.choices(changes, k=rng.choice((1, 1, 2, 4))):
        source = change(source, rng)
        recipe.append(change.__name__)
    content = encode(source, rng)
    if rng.random() < 0.15:
        content = damage(content, rng)
        recipe.append("damage")
    return Made(content, " ".join(recipe))

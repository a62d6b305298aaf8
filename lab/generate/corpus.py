"""An endless corpus: document number n of a seed is always the same file, in a random layout with random mixers."""

import random
from collections.abc import Sequence

from lab.generate.compose import Frame, render
from lab.generate.layouts import LAYOUTS, Family, Layout
from lab.generate.mixers import MIXERS
from lab.generate.rendered import Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import Truth, make_truth
from lab.generate.verdict import Verdict, Wrong, judge

__all__ = ["Verdict", "Wrong", "generate", "judge"]

_SHARES = {Family.XLSX: 5.0, Family.DOCX: 4.0, Family.PDF: 1.0}
"""Per cent of the files of package families; text and HTML share the rest."""
_FREQUENT = {"html_clean": 4.0, "html_word": 2.0, "markdown_table": 2.0, "pipe_padded": 2.0, "one_line_joined": 2.0, "cell_lines": 2.0}
"""How much likelier than others these layouts are within their family's share; all others weigh one."""
_ENCODINGS = (Frame.GBK, Frame.GB18030, Frame.UTF8_BOM)
_EXCLUSIVE = (
    {"traditional", "traditional_with_pinyin", "taiwan_words"},
    {"amount_units", "amount_unit_in_header"},
    {"blank_glyphs", "blank_spaces"},
)


def _weights() -> dict[str, float]:
    """Weight of each layout; they add up to 100."""
    package = {family: [one.name for one in LAYOUTS.values() if one.family is family] for family in _SHARES}
    weights = {name: _SHARES[family] / len(names) for family, names in package.items() for name in names}
    text = {name: _FREQUENT.get(name, 1.0) for name in LAYOUTS if name not in weights}
    scale = (100 - sum(_SHARES.values())) / sum(text.values())
    return weights | {name: weight * scale for name, weight in text.items()}


_WEIGHTS = _weights()
_NAMES = tuple(_WEIGHTS)
_CUMULATIVE = tuple(sum(list(_WEIGHTS.values())[: index + 1]) for index in range(len(_WEIGHTS)))


def generate(seed: int, index: int) -> Rendered:
    """File number `index` of the corpus `seed`; the same bytes each time."""
    rng = seeded(seed, index)
    layout = LAYOUTS[rng.choices(_NAMES, cum_weights=_CUMULATIVE)[0]]
    mixers = _mixers(rng)
    frames = _frames(rng, layout)
    truths = _truths(rng, layout, frames)
    return render(layout, truths, rng, (*mixers, *frames))


def _mixers(rng: random.Random) -> list[str]:
    """None to six draft mixers that can stand together."""
    chosen = rng.sample(tuple(MIXERS), rng.choice((0, 0, 1, 2, 3, 4, 6)))
    for group in _EXCLUSIVE:
        for extra in [name for name in chosen if name in group][1:]:
            chosen.remove(extra)
    return chosen


def _frames(rng: random.Random, layout: Layout) -> list[Frame]:
    frames = [Frame.SUPERSEDED_FORM] if rng.random() < 0.04 and layout.form != "cn-ogi-2021" else []
    several = layout.family not in {Family.XLSX, Family.JSON} and layout.reports == 1
    if layout.write is None:
        return [*frames, Frame.SEVERAL_REPORTS] if several and rng.random() < 0.05 else frames
    if layout.family is Family.JSON:
        return frames
    lot = rng.random()
    if lot < 0.12:
        frames.append(Frame.TRUNCATED)
    elif lot < 0.14:
        frames.append(Frame.SAME_REPORT_TWICE)
    elif lot < 0.16:
        frames.append(Frame.SEVERAL_REPORTS)
    lot = rng.random()
    if lot < 0.15:
        frames.append(rng.choice(_ENCODINGS))
    elif lot < 0.17:
        frames.append(rng.choice((Frame.MOJIBAKE_LATIN1, Frame.MOJIBAKE_GBK)))
    if rng.random() < 0.1:
        frames.append(Frame.CHARSET_UNDECLARED)
    return frames


def _truths(rng: random.Random, layout: Layout, frames: Sequence[Frame]) -> list[Truth]:
    count = 2 if Frame.SEVERAL_REPORTS in frames or layout.reports == 2 else 1
    faults = rng.choice((1, 1, 2, 4)) if rng.random() < 0.1 else 0
    wrong = rng.choice((1, 2)) if rng.random() < 0.05 else 0
    form, year = layout.form, None
    if Frame.SUPERSEDED_FORM in frames:
        form, year = "cn-ogi-2019", rng.choice((2021, 2022))
    first = make_truth(rng, form=form, year=year, faults=faults, prose_faults=wrong)
    return [first, *(make_truth(rng, form=first.form.id, year=first.year) for _ in range(count - 1))]

"""Figures as others print them; their values stay."""

import random
from decimal import Decimal

from lab.generate.draft import Box, Draft
from lab.generate.mixers.base import Stage, mixer
from lab.generate.rendered import Certainty

_WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def _is_figure(box: Box) -> bool:
    return any(mark.isdigit() for mark in box.text)


def _amount_boxes(draft: Draft) -> dict[str, Decimal]:
    return {key: cell.value for key, cell in draft.expected.items() if key.endswith("amount_wan") and isinstance(cell.value, Decimal)}


@mixer(Stage.FIGURES)
def blank_glyphs(draft: Draft, rng: random.Random) -> None:
    """A dash, 无 or a slash where there is no value."""
    draft.glyph = rng.choice(("-", "——", "—", "/", "无", "－", "--"))
    draft.reprint(lambda box: box.text or draft.glyph)


@mixer(Stage.FIGURES)
def blank_spaces(draft: Draft, rng: random.Random) -> None:
    """No-break or wide spaces where there is no value."""
    draft.glyph = rng.choice(("\xa0", "\u3000", "\xa0\xa0"))
    draft.reprint(lambda box: box.text or draft.glyph)


@mixer(Stage.FIGURES)
def wide_digits(draft: Draft, rng: random.Random) -> None:
    """Full-width digits."""
    some = rng.random() < 0.5
    draft.reprint(lambda box: box.text.translate(_WIDE) if not some or rng.random() < 0.3 else box.text)


@mixer(Stage.FIGURES)
def thousands_separators(draft: Draft, rng: random.Random) -> None:
    """11,398,889."""
    comma = rng.choice((",", ",", "，"))

    def separated(box: Box) -> str:
        text = box.text
        return f"{int(text):,}".replace(",", comma) if text.lstrip("-").isdecimal() else text

    draft.reprint(separated)


@mixer(Stage.FIGURES)
def padded_figures(draft: Draft, rng: random.Random) -> None:
    """Spaces before or after the digits."""
    pads = ("\xa0", " ", "\u3000", "\xa0\xa0", "\u3000\u3000")
    pad = rng.choice(pads)
    draft.reprint(lambda box: (pad + box.text if rng.random() < 0.8 else box.text + pad) if _is_figure(box) else box.text)


@mixer(Stage.FIGURES, form="cn-ogi-2019")
def signed_changes(draft: Draft, rng: random.Random) -> None:
    """A plus before increases, a full-width minus before decreases."""
    minus = rng.choice(("-", "－", "−"))

    def signed(box: Box) -> str:
        if box.key is None or not box.key.endswith("items_change") or not _is_figure(box):
            return box.text
        return "+" + box.text if box.text[0].isdigit() and box.text != "0" else box.text.replace("-", minus)

    draft.reprint(signed)


@mixer(Stage.FIGURES)
def amount_units(draft: Draft, rng: random.Random) -> None:
    """The unit stands behind the amount: 元, 万元 or 亿元."""
    amounts = _amount_boxes(draft)
    shift, unit = rng.choice(((4, "元"), (0, "万元"), (0, "万元"), (-4, "亿元"), (0, "万"))) if any(amounts.values()) else (0, "万元")
    draft.reprint(lambda box: _plain(amounts[box.key].scaleb(shift)) + unit if box.key in amounts else box.text)


@mixer(Stage.FIGURES)
def amount_unit_in_header(draft: Draft, rng: random.Random) -> None:
    """The unit stands in the header: 采购总金额（万元）, 本年收费金额（单位：元）."""
    shift, unit = rng.choice(((0, "（万元）"), (0, "（单位：万元）"), (4, "（元）"), (4, "（单位：元）")))
    amounts = _amount_boxes(draft)
    names = ("采购总金额", "本年收费金额（单位：万元）")
    draft.relabel(lambda box: box.text.partition("（")[0] + unit if box.text in names else box.text)
    draft.reprint(lambda box: _plain(amounts[box.key].scaleb(shift)) if box.key in amounts else box.text)


def _plain(amount: Decimal) -> str:
    """Without exponent: 0E+4 is no figure that anybody prints."""
    return f"{amount:f}" if amount else "0"


@mixer(Stage.FIGURES)
def note_in_cell(draft: Draft, rng: random.Random) -> None:
    """A note inside a cell: 22（其中修订16件）."""
    keys = [key for key, cell in draft.expected.items() if key.startswith("disclosure.") and isinstance(cell.value, int) and cell.value > 1]
    if not keys:
        return
    chosen = rng.choice(keys)
    value = draft.expected[chosen].value
    assert isinstance(value, int)
    note = rng.choice(("（其中修订{}件）", "(含上年{}件)", "（其中{}件转报）")).format(rng.randrange(1, value))
    draft.reprint(lambda box: box.text + note if box.key == chosen else box.text)


@mixer(Stage.FIGURES)
def row_totals_blank(draft: Draft, rng: random.Random) -> None:
    """Nobody filled in the totals of the rows."""
    del rng
    for key, cell in draft.expected.items():
        if key.endswith(".total"):
            draft.expected[key] = cell._replace(value=None, printed="", certainty=Certainty.PRESENT)
    draft.reprint(lambda box: draft.glyph if box.key and box.key.endswith(".total") else box.text)

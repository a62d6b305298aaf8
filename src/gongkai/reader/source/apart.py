"""Figures that stand beside a figure and are no part of it: the raised number of a note, digits that were struck out.

Taken as plain text they would run together with what they stand beside, and 34 with note 1 would be 341. They make lines of their own.
"""

import re

_DIGITS = re.compile(r"\s*[-+.,，．0-9０-９]+\s*")


def is_figure(text: str) -> bool:
    """Whether the text could be taken for digits, or the sign, of the figure beside it."""
    return _DIGITS.fullmatch(text) is not None

"""Where things stand on the page (GB/T 9704-2012: layout 7, letter form 10.1), for DOCX and PDF alike. In points, if nothing is said."""

from collections.abc import Sequence

from gongkai_web.letters.drafting.lines import Line, Role

CHARACTER = 16.0
"""三号, in which the text is set."""
PITCH = 28.95
"""From line to line: 22 lines on the 225 mm of the type area."""
TRACKING = -0.25
"""What is taken from each character, so that 28 stand on the 156 mm of a line."""
SEAL_LINES = 2
"""Empty lines above the signature, so that the seal stands over signature and date and reaches up to the text."""
_DATE_INDENT = 4.0
"""Characters between the date and the right edge."""


def width(text: str) -> float:
    """How wide a text is, in characters: Latin letters and figures take half of one."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def right_indent(lines: Sequence[Line], line: Line) -> float:
    """Characters between a signature or a date and the right edge: the date four, the signature centred above it (GB/T 9704 7.3.5.1)."""
    if line.role is Role.DATE:
        return _DATE_INDENT
    date = next((one for one in lines if one.role is Role.DATE), line)
    return max(0.0, _DATE_INDENT + (width(date.text) - width(line.text)) / 2)


def last_of_text(lines: Sequence[Line], line: Line) -> bool:
    """Whether the signature comes next, which stands on no page without text (GB/T 9704 7.3.5.4)."""
    place = next((number for number, one in enumerate(lines) if one.role is Role.SIGNATURE), 0)
    return place > 0 and lines[place - 1] is line

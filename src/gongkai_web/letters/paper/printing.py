"""Lines → PDF."""

from collections.abc import Sequence
from importlib.resources import files

from gongkai.render.text import printable
from gongkai.render.typeset import typeset
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.paper.layout import PITCH, SEAL_LINES, TRACKING, last_of_text, right_indent


def pdf(lines: Sequence[Line]) -> bytes:
    """The letter as a PDF file, with the fonts of the machine: same lines and fonts, same bytes.

    Raises: GongkaiError when no font with Chinese characters is there.
    """
    title = next((line.text for line in lines if line.role is Role.TITLE), "")
    data = {
        "title": printable(title),
        "organ": printable(next((line.text for line in lines if line.role is Role.HEAD), "")),
        "pitch": PITCH,
        "tracking": TRACKING,
        "seal": SEAL_LINES,
        "lines": [_line(lines, line) for line in lines],
    }
    return typeset(files(__package__).joinpath("letter.typ").read_bytes(), data, where=title)


def _line(lines: Sequence[Line], line: Line) -> dict[str, object]:
    return {
        "role": line.role.name.lower(),
        "text": printable(line.text),
        "indent": right_indent(lines, line),
        "last": last_of_text(lines, line),
    }

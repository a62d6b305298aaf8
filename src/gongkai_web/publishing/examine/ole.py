"""Word and Excel files from before 2007: searched for numbers only, since their structure is not read."""

import re
from collections.abc import Iterator

from gongkai_web.publishing.examine.kinds import Found, Kind, Part
from gongkai_web.publishing.examine.patterns import personal_data

_NARROW = re.compile(rb"[\x20-\x7e]{11,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){11,}")


def examined(content: bytes) -> Iterator[Found]:
    """The numbers that can be seen from outside, macros, and always that nobody looked inside."""
    yield Found(Kind.UNSEARCHED, Part.WHOLE, "", "OLE2")
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        yield Found(Kind.MACRO, Part.WHOLE, "", "VBA")
    for pattern, encoding in ((_NARROW, "ascii"), (_WIDE, "utf-16-le")):
        for match in pattern.finditer(content):
            for kind, matched in personal_data(match[0].decode(encoding)):
                yield Found(kind, Part.WHOLE, "", matched)

"""What may stand in XML."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the control characters that no XML file may hold."""
    return _NOT_IN_XML.sub("", text)

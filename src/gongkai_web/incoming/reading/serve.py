"""Reading a mail in the child process."""

from base64 import b64encode

from gongkai_web.incoming.reading.parts import parts
from gongkai_web.publishing.examine.answers import Answer


def read(content: bytes, _: bool) -> Answer:
    """["mail", name, address, subject, text, damaged, cut, files]; a file is its name and its bytes."""
    found = parts(content)
    files = [[one.name, b64encode(one.content).decode("ascii")] for one in found.files]
    return ["mail", found.name, found.address, found.subject, found.text, found.damaged, found.cut, files]

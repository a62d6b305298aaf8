"""What the child of a worker does with a file: audit it, and on request make the view of its source."""

from typing import Any

from gongkai.audit.audit import checked
from gongkai.audit.view import flatten_view, source_view
from gongkai.audit.wire import flatten
from gongkai.reader.read import read


def served(content: bytes, view: bool) -> list[Any]:
    """The audited source as lists; with a view: the source, the kind of file, and the view.

    Raises: InputRefused.
    """
    found = read(content)
    audited = checked(found, "")
    if not view:
        return flatten(audited)
    return [flatten(audited), found.document.media.value, flatten_view(source_view(found.document, audited))]

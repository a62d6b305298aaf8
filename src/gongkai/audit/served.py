"""What the child of a worker does with a file: audit it, and on request make the view of its source."""

from typing import Any

from gongkai.audit.audit import checked
from gongkai.audit.view import flatten_view, source_view
from gongkai.audit.wire import flatten
from gongkai.reader.read import read
from gongkai.reader.source import docx, pdf, xlsx  # noqa: F401 - loaded before the child gives up what loading needs


def served(content: bytes, view: bool) -> list[Any]:
    """The audited source, the kind of file, and the view if one is wanted, as lists.

    Raises: InputRefused.
    """
    found = read(content)
    audited = checked(found, "")
    shown = flatten_view(source_view(found.document, audited)) if view else []
    return [flatten(audited), found.document.media.value, shown]

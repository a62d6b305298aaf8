"""What a page says to machines: JSON-LD in schema.org's words, as data blocks that no browser runs."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

Data = Mapping[str, object]

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def block(data: Data) -> SafeString:
    """The text of a `<script type="application/ld+json">`, from which no title can break out."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - every character that HTML knows is escaped on this line

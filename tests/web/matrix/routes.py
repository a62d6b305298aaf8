"""Every route that the resolver knows."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The names of all routes, with their namespaces; one without a name is called by its pattern."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name or one.pattern}"

"""The office that keeps the place is the one that publishes."""

from tests.web.publishing.conftest import _own_files, office

__all__ = ["_own_files", "office"]

"""The index as its one writer holds it."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from gongkai_web.search.grammar import Form, Term
from gongkai_web.search.index import Entry, document, made, opened
from gongkai_web.search.matching import asked_for

_MEMORY = 64_000_000
"""Bytes. What one commit has to write at most: with more, following would stand still for seconds."""
_TRIAL = asked_for((Term(Form.PHRASE, "政府信息公开"),), {})
"""A search that opens every file of every segment: what is damaged shows before anything is written."""


class Writing:
    """An index open for writing. What is put in is found after `commit`, and a crash before loses it."""

    def __init__(self, index: tantivy.Index, folder: Path) -> None:
        self.folder = folder
        self._writer = index.writer(_MEMORY, 1)

    @classmethod
    def on(cls, folder: Path) -> "Writing":
        """The index that is in a folder. Raises: ValueError or OSError when it cannot be read."""
        index = opened(folder)
        index.searcher().search(_TRIAL, 1)
        return cls(index, folder)

    @classmethod
    def new(cls, folder: Path) -> "Writing":
        """An empty one."""
        return cls(made(folder), folder)

    def add(self, entries: Iterable[Entry]) -> None:
        """Puts in items that are not there yet."""
        for entry in entries:
            self._writer.add_document(document(entry))

    def replace(self, items: Iterable[int], entries: Iterable[Entry]) -> None:
        """Takes the items out, and puts in what of them is public. Doing it twice is doing it once."""
        for item in items:
            self._writer.delete_documents_by_term("item_id", item)
        self.add(entries)

    def commit(self) -> None:
        """What was put in stays, and readers see it."""
        self._writer.commit()

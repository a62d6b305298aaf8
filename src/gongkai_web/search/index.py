"""What the index holds of a public item, and how it is written. It is a cache: everything in it can be made again from PostgreSQL."""

from dataclasses import dataclass
from pathlib import Path

import tantivy

from gongkai_web.search.grammar import document_number
from gongkai_web.search.tokens import characters, fold, grams, words

VERSION = 1
"""Rises with every change of the schema or of tokens.py; an index of another version is made anew."""
FACETS = ("organ", "category", "kind", "validity", "year")
_SPLIT_AT_SPACES = "split_at_spaces"


def _schema() -> tantivy.Schema:
    # signed numbers: the package takes every int for one, and deletes nothing by an int in an unsigned field
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("item_id", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name=_SPLIT_AT_SPACES)
    builder.add_text_field("grams", tokenizer_name=_SPLIT_AT_SPACES)
    builder.add_text_field("characters", tokenizer_name=_SPLIT_AT_SPACES, index_option="basic")
    builder.add_text_field("words", tokenizer_name=_SPLIT_AT_SPACES, index_option="freq")
    builder.add_text_field("doc_no", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("index_no", tokenizer_name="raw", index_option="basic")
    for name in ("category", "kind", "validity"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("organ", "year"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("published_at", fast=True)
    return builder.build()


SCHEMA = _schema()


@dataclass(frozen=True, slots=True)
class Entry:
    """What of a publication can be found. `published_at`: milliseconds since 1970."""

    item_id: int
    title: str
    text: str
    doc_no: str
    index_no: str
    organ: int
    category: str
    kind: str
    validity: str
    year: int
    published_at: int


def document(entry: Entry) -> tantivy.Document:
    """The entry as the index takes it."""
    title = "\n".join(("", fold(entry.title), fold(entry.doc_no)))  # a line feed before each: suggestions look for what begins so
    whole = f"{title}\n{fold(entry.text)}"
    fields = {
        "item_id": entry.item_id,
        "title": grams(title),
        "grams": grams(whole),
        "characters": characters(whole),
        "words": " ".join(words(whole)),
        "doc_no": document_number(entry.doc_no),
        "index_no": fold(entry.index_no),
        "organ": entry.organ,
        "category": entry.category,
        "kind": entry.kind,
        "validity": entry.validity,
        "year": entry.year,
        "published_at": entry.published_at,
    }
    # with the schema: without it a number of another kind than its field kills the writer
    return tantivy.Document.from_dict({name: value for name, value in fields.items() if value != ""}, SCHEMA)


def made(folder: Path) -> tantivy.Index:
    """A new, empty index in a folder, which is made."""
    folder.mkdir(parents=True)
    return _prepared(tantivy.Index(SCHEMA, path=str(folder), reuse=False))


def opened(folder: Path) -> tantivy.Index:
    """The index in a folder. Raises: ValueError or OSError when there is none, or it is damaged."""
    return _prepared(tantivy.Index.open(str(folder)))


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(_SPLIT_AT_SPACES, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    index.config_reader("manual")  # no watching thread: whoever reads looks for a new commit itself
    return index

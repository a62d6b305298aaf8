"""Opening a corpus for questions."""

from pathlib import Path

import pytest

from gongkai.corpus.encode import ChunkBuilder
from gongkai.corpus.layout import SCHEMAS
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.corpus.query import literal, name, open_corpus
from gongkai.errors import ContractError
from tests.corpus.toys import counted


@pytest.mark.parametrize("folder", ["plain", "它's [a] * corpus?"])
def test_tables_are_views_whatever_the_folder_is_called(tmp_path: Path, folder: str) -> None:
    builder = ChunkBuilder()
    builder.add(counted("a", 5), "", 1)
    with open_folder(tmp_path / folder) as corpus:
        corpus.write(builder.chunk(), [SourceFile("a", Path(), 1, 1)])
    with open_corpus(tmp_path / folder) as connection:
        assert connection.sql("SELECT value FROM cells").fetchall() == [(5,)]


def test_an_empty_corpus_has_every_table_and_column(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c"):
        pass
    with open_corpus(tmp_path / "c") as connection:
        for table, schema in SCHEMAS.items():
            assert connection.table(table).columns == schema.names
            assert connection.table(table).fetchall() == []


def test_limits_are_those_asked_for(tmp_path: Path) -> None:
    with open_folder(tmp_path / "c"):
        pass
    with open_corpus(tmp_path / "c", memory="100MiB", threads=1) as connection:
        settings = connection.sql("SELECT current_setting('memory_limit'), current_setting('threads')").fetchall()
    assert settings == [("100.0 MiB", 1)]


def test_no_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="no corpus"), open_corpus(tmp_path):
        pass


def test_words_of_sql_are_quoted() -> None:
    assert literal("it's") == "'it''s'"
    assert name('a".b') == '"a"".b"'

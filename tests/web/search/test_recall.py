"""The index finds exactly what a look at every text finds: no more, no less, whatever stands in the texts."""

import random
from collections.abc import Mapping

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_web.search.grammar import Form, Term, terms
from gongkai_web.search.index import Entry, document, made
from gongkai_web.search.matching import asked_for
from gongkai_web.search.tokens import RUNS, fold

SIGNS = "不動动產产登記记公开開政府信息的年月日〔〕（）2026五5号號，。、；《》 \nabAB　"
TEXTS = [
    "".join(random.Random(number).choices(SIGNS, k=random.Random(number).randint(0, 120)))  # noqa: S311 - the same texts in every run
    for number in range(1500)
]

Index = tuple[tantivy.Searcher, Mapping[int, str]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The texts, indexed in several commits; and each as it is compared."""
    index = made(tmp_path_factory.mktemp("index") / "v")
    writer = index.writer(32_000_000, 1)
    for number, text in enumerate(TEXTS):
        writer.add_document(document(Entry(number, text[:10], text[10:], "", "", 1, "", "information", "", 2026, number)))
        if number % 400 == 0:
            writer.commit()
    writer.commit()
    index.reload()
    whole = {number: f"{fold(text[:10])}\n\n{fold(text[10:])}" for number, text in enumerate(TEXTS)}
    return index.searcher(), whole


def found(searcher: tantivy.Searcher, asked: tuple[Term, ...]) -> set[int]:
    """Every item that matches."""
    hits = searcher.search(asked_for(asked, {}), len(TEXTS)).hits
    return {int(one or 0) for one in searcher.fast_field_values("item_id", [address for _, address in hits])}


PHRASES = st.text(st.sampled_from(SIGNS.replace("\n", "")), min_size=1, max_size=3) | st.builds(
    lambda text, start, length: text[start : start + length].replace("\n", ""),
    st.sampled_from(TEXTS),
    st.integers(0, 110),
    st.integers(1, 8),
)


@given(PHRASES)
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
def test_a_phrase_is_found_exactly_where_it_stands(index: Index, phrase: str) -> None:
    searcher, whole = index
    if not RUNS.search(fold(phrase)):
        return

    assert found(searcher, terms(f'"{phrase}"')) == {number for number, text in whole.items() if fold(phrase) in text}


@given(st.lists(st.sampled_from(("登记", "公开", "动产", "信息", "年", "(2026")), min_size=1, max_size=3, unique=True))
def test_several_phrases_are_all_there(index: Index, phrases: list[str]) -> None:
    searcher, whole = index
    asked = tuple(Term(Form.PHRASE, phrase) for phrase in phrases)

    assert found(searcher, asked) == {number for number, text in whole.items() if all(phrase in text for phrase in phrases)}


@given(st.text(st.sampled_from("ab2056"), min_size=1, max_size=4))
def test_a_word_of_letters_is_found_where_one_begins_so(index: Index, word: str) -> None:
    searcher, whole = index
    expected = {
        number
        for number, text in whole.items()
        if any(text.startswith(word, start) and not (start and text[start - 1] in "ab2056") for start in range(len(text)))
    }

    assert found(searcher, (Term(Form.WORD, word),)) == expected

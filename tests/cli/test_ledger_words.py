"""Everything that the ledger says has Chinese words."""

import re

import pytest

from gongkai.audit.codec import Language
from gongkai.cli.ledger_words import kind_name, state_name, verdict_name
from gongkai.cli.words import chinese, error_line
from gongkai.ledger.case import Kind, State
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.fold import EVENTS, fold
from gongkai.ledger.verify import Verdict
from tests.cli.ledger_sentences import rules, sentences
from tests.ledger.stories import stories, told

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_kinds_states_and_verdicts_have_names_in_both_languages() -> None:
    for language in Language:
        assert all(kind_name(kind, language) for kind in Kind)
        assert all(state_name(state, language) for state in State)
        assert all(verdict_name(verdict, language) for verdict in Verdict)
    assert CHINESE.search(state_name(State.ANSWERED, Language.ZH))
    assert not CHINESE.search(state_name(State.ANSWERED, Language.EN))


def test_each_event_has_a_chinese_name_of_its_own() -> None:
    names = [chinese(event.__name__) for event in EVENTS]

    assert [event.__name__ for event, name in zip(EVENTS, names, strict=True) if not CHINESE.search(name)] == []
    assert len(set(names)) == len(names)


def test_each_sentence_has_a_chinese_one() -> None:
    found = sentences()

    assert len(found) > 150
    assert {text: where for text, where in found.items() if not CHINESE.search(chinese(text.replace("{}", "request")))} == {}
    assert len(rules()) > 20


@pytest.mark.parametrize("one", [one for one in stories() if "refused" in one], ids=lambda one: one["name"])
def test_no_refusal_keeps_an_english_sentence(one: dict[str, list[str]]) -> None:
    with pytest.raises(LedgerError) as caught:
        fold(told(one["story"]))

    line = error_line(caught.value, Language.ZH)
    assert not re.search(r"[a-z]{3,} [a-z]{2,} ", line.replace("use one of", "")), line

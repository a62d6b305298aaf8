"""What holds for every test of the law: refusals and steps are sentences that both languages can say."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from gongkai.cli.words import chinese
from gongkai.errors import ContractError
from gongkai.law.basis import Basis
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Step

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile("[A-Za-z]")
_SHOUTED = re.compile(r"(?<![A-Z])(?!OGI\b)[A-Z]{2,}")
_RULE = re.compile(r"[A-Z]{2}-\d\d|A0-\d|[A-D]\.\d")
"""A row of the requirements: DL-04, RQ-05, A0-4, A.8, D.9."""
_MAY_HAVE_NO_DAY = {Effect.NOTE, Effect.EXTEND}
_PRACTICE = {"A.8", "A0-5", "A0-6", "D.9", "DL-08", "DL-13", "DL-14"}
"""Rules that have words which no article says: for which day to plan, that a notice is not known yet, what a date is taken to be."""


def said_in_both_languages(text: Message) -> None:
    """Chinese and English each in its place, and no words in capitals but abbreviations."""
    assert _CHINESE.search(text.zh)
    assert not _CHINESE.search(text.en)
    assert not _SHOUTED.search(text.en)


@pytest.fixture(autouse=True)
def _every_refusal_can_be_said_in_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An office reads its refusals in Chinese: what, why and what to do each have their sentence."""
    said: list[ContractError] = []
    plain = ContractError.__init__

    def noted(self: ContractError, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        said.append(self)

    monkeypatch.setattr(ContractError, "__init__", noted)
    yield
    for error in said:
        assert error.what
        assert error.why or error.remedy, f"{error} says neither why nor what to do"
        assert error.where == "" or _RULE.fullmatch(error.where), f"{error.where!r} is no rule"
        for sentence in filter(_ENGLISH.search, (error.what, error.why, error.remedy)):
            assert _CHINESE.search(chinese(sentence)), f"no Chinese for {sentence!r}"


@pytest.fixture(autouse=True)
def _every_step_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step says what it does in sentences of both languages, when, and on which article it stands."""
    plain = Step.__init__

    def checked(self: Step, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        assert isinstance(self.effect, Effect)
        assert isinstance(self.text, Message)
        assert not re.search("[A-Za-z]{2}", self.text.zh)
        assert re.match("[A-Z0-9]", self.text.en)
        said_in_both_languages(self.text)
        assert _RULE.fullmatch(self.rule)
        assert isinstance(self.on, date) or (self.on is None and self.effect in _MAY_HAVE_NO_DAY)
        assert isinstance(self.basis, Basis) or (self.basis is None and self.rule in _PRACTICE and self.effect is Effect.NOTE)

    monkeypatch.setattr(Step, "__init__", checked)

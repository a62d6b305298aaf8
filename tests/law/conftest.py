"""What holds for every test of the law: refusals and steps are sentences that both languages can say."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gongkai.cli.words import chinese
from gongkai.errors import ContractError
from gongkai.law.basis import Basis
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Step

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile("[A-Za-z]")


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
        for sentence in filter(_ENGLISH.search, (error.what, error.why, error.remedy)):
            assert _CHINESE.search(chinese(sentence)), f"no Chinese for {sentence!r}"


@pytest.fixture(autouse=True)
def _every_step_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step says what it does in both languages, and stands on what it names."""
    plain = Step.__init__

    def checked(self: Step, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        assert isinstance(self.effect, Effect)
        assert isinstance(self.text, Message)
        assert _CHINESE.search(self.text.zh)
        assert self.text.en
        assert not _CHINESE.search(self.text.en)
        assert self.rule
        assert self.basis is None or isinstance(self.basis, Basis)

    monkeypatch.setattr(Step, "__init__", checked)

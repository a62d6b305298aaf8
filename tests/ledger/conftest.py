"""What holds for every test of the ledger: refusals and warnings are sentences that both languages can say."""

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from gongkai.cli.words import chinese
from gongkai.law.reasoning import Effect, Step
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.warning import LedgerWarning
from tests.law.conftest import said_in_both_languages

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile("[A-Za-z]")


@pytest.fixture(autouse=True)
def _every_refusal_is_whole(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A refusal says what cannot be, names the rule, says what to do, and says it in Chinese too."""
    said: dict[str, LedgerError] = {}
    made_up: set[str] = set()
    plain = LedgerError.__init__

    def noted(self: LedgerError, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        made_here = not sys._getframe(1).f_globals["__name__"].startswith("gongkai")
        if made_here or self.what in made_up:  # what a test makes up need not be whole
            made_up.add(self.what)
        else:
            said[re.sub(r"\d+", "0", str(self))] = self

    monkeypatch.setattr(LedgerError, "__init__", noted)
    yield
    for error in said.values():
        assert error.what
        assert error.rule, f"{error} names no rule"
        assert error.remedy, f"{error} does not say what to do"
        for sentence in filter(_ENGLISH.search, (error.what, error.why, error.remedy)):
            assert _CHINESE.search(chinese(sentence)), f"no Chinese for {sentence!r}"


@pytest.fixture(autouse=True)
def _every_warning_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning names the cases that it is about, in both languages."""
    plain = LedgerWarning.__init__

    def checked(self: LedgerWarning, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        for text in self.message:
            assert all(case in text for case in self.cases[:5])
        said_in_both_languages(self.message)

    monkeypatch.setattr(LedgerWarning, "__init__", checked)


@pytest.fixture(autouse=True)
def _every_step_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Step.__init__

    def checked(self: Step, *args: Any, **kwargs: Any) -> None:
        plain(self, *args, **kwargs)
        assert self.rule
        assert isinstance(self.effect, Effect)
        said_in_both_languages(self.text)

    monkeypatch.setattr(Step, "__init__", checked)

"""From files of rule data to rules: what is malformed is told with its file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.errors import ContractError, RuleDataError
from gongkai.law.basis import articles_of
from gongkai.law.entries import message_of, span_of
from gongkai.law.rule_files import rules_of


def test_a_malformed_file_is_named() -> None:
    def build(data: Mapping[str, Any]) -> object:
        return data["nowhere"]

    with pytest.raises(RuleDataError, match=r"^fees\.toml: malformed rule data: 'nowhere'\. compare with the other entries of the file\.$"):
        rules_of("fees.toml", build)


def test_the_files_are_utf_8_whatever_the_machine_prefers(monkeypatch: pytest.MonkeyPatch) -> None:
    read, asked = Path.read_text, []

    def told(path: Path, encoding: str | None = None) -> str:
        asked.append(encoding)
        return read(path, encoding)

    monkeypatch.setattr(Path, "read_text", told)
    rules_of("fees.toml", dict)

    assert [one and one.lower() for one in asked] == ["utf-8"]


def test_a_message_has_two_languages() -> None:
    assert message_of({"zh": "甲", "en": "a"}) == ("甲", "a")
    with pytest.raises(ValueError, match="en must be a text"):
        message_of({"zh": "甲", "en": " "})


def test_articles_can_be_cited() -> None:
    assert [one.code for one in articles_of({"articles": ["OGI-R 36(4)", "DLV"]})] == ["OGI-R 36(4)", "DLV"]
    with pytest.raises(ContractError, match="NOWHERE"):
        articles_of({"articles": ["NOWHERE 1"]})


def test_a_version_ends_after_it_begins() -> None:
    day = date(2026, 1, 1)

    assert span_of({"since": day}) == (day, None)
    assert span_of({"since": day, "until": day}) == (day, day)
    with pytest.raises(ValueError, match="ends before"):
        span_of({"since": day, "until": date(2025, 12, 31)})

"""Sealed data: opened with its key, moved to new outer keys, lost with its key."""

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from gongkai_web.requests.sealing import Unreadable, mark, new_key, opened, renewed, seal


def test_what_was_sealed_is_opened_with_its_own_key_alone() -> None:
    key, other = new_key(), new_key()
    sealed = seal(key, "林一鸣".encode())

    assert opened(key, sealed).decode() == "林一鸣"
    assert "林一鸣".encode() not in sealed
    with pytest.raises(Unreadable):
        opened(other, sealed)


def test_without_its_key_it_is_gone() -> None:
    with pytest.raises(Unreadable):
        opened("", seal(new_key(), b"x"))


def test_outer_keys_are_changed_without_touching_the_data(settings: Settings) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.PERSONAL_KEYS = [old]
    key = new_key()
    sealed = seal(key, b"x")

    settings.PERSONAL_KEYS = [new, old]
    assert opened(key, sealed) == b"x"
    moved = renewed(key)

    settings.PERSONAL_KEYS = [new]
    assert opened(moved, sealed) == b"x"
    with pytest.raises(Unreadable):
        opened(key, sealed)
    with pytest.raises(Unreadable):
        renewed(key)


def test_a_mark_depends_on_purpose_and_key(settings: Settings) -> None:
    before = mark("identity", "11010519491231002X")

    assert before == mark("identity", "11010519491231002X")
    assert before != mark("code", "11010519491231002X")
    settings.LOOKUP_KEY = "another"
    assert before != mark("identity", "11010519491231002X")

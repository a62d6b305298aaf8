"""Passwords are checked one at a time."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

import gongkai_web.settings
from gongkai_web.accounts import hashing


def test_what_was_stored_before_is_still_right() -> None:
    stored = PBKDF2PasswordHasher().encode("correct horse", "salt", 1000)

    assert hashing.OneAtATime().verify("correct horse", stored)
    assert not hashing.OneAtATime().verify("wrong horse", stored)


def test_the_platform_uses_it() -> None:
    assert gongkai_web.settings.PASSWORD_HASHERS == ["gongkai_web.accounts.hashing.OneAtATime"]


def test_no_two_passwords_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way: list[int] = []
    most: list[int] = []

    def slow(*_: object) -> str:
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(0.01)
        under_way.pop()
        return "hash"

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", slow)
    with ThreadPoolExecutor(8) as threads:
        hashes = list(threads.map(lambda _: hashing.OneAtATime().encode("x", "salt"), range(16)))

    assert hashes == ["hash"] * 16
    assert max(most) == 1

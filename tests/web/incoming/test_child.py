"""Mails are read in a child process, which a hostile one may end."""

from dataclasses import replace

import pytest

from gongkai_web.incoming import child
from gongkai_web.incoming.child import Read, read
from gongkai_web.incoming.kinds import Trouble
from tests.web.incoming.mails import PDF, WORDS, request


def test_what_a_mail_says() -> None:
    assert read(request(files=(("a.pdf", PDF),))) == Read("林一鸣", "lin@example.org", "政府信息公开申请", WORDS, None, [("a.pdf", PDF)])


def test_a_mail_of_which_there_is_more() -> None:
    found = read(request("水" * 120_000))

    assert found.trouble is Trouble.CUT
    assert len(found.text) == 100_000


def test_a_mail_of_fifty_megabytes_is_read() -> None:
    content = b"x" * (36 * 1024 * 1024)
    found = read(request(files=(("a.bin", content),)))

    assert (found.trouble, found.files) == (None, [("a.bin", content)])


def test_a_mail_that_takes_too_long_cannot_be_read_and_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    part = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth) for depth in range(200))
    monkeypatch.setattr(child, "LIMITS", replace(child.LIMITS, seconds=1.0))

    assert read(b"From: a@example.org\r\n" + part + b"x\r\n" * 5_000_000) == Read(trouble=Trouble.UNREADABLE)

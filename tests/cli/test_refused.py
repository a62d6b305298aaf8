"""The list of refused files."""

import pytest

from gongkai.audit.codec import Language
from gongkai.cli.refused import tell_refused
from tests.audit.made import REFUSED, audited


def test_refused_files_are_named_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    tell_refused([audited(), REFUSED], Language.EN, silent=False)
    tell_refused([REFUSED], Language.ZH, silent=False)
    lines = capsys.readouterr().err.splitlines()

    assert lines[:2] == ["1 file could not be read:", "  坏.pdf: page 3: the PDF is damaged. it ends. print it again."]
    assert lines[2] == "1 个文件未能读取："


def test_nothing_is_said_when_nothing_was_refused_or_nobody_asks(capsys: pytest.CaptureFixture[str]) -> None:
    tell_refused([audited()], Language.ZH, silent=False)
    tell_refused([REFUSED], Language.ZH, silent=True)

    assert capsys.readouterr().err == ""

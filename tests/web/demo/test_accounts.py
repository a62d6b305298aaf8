"""The accounts of the demonstration, as they are told."""

from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import call_command
from pytest_django.fixtures import Settings

from gongkai_web.demo.accounts import keep, kept
from gongkai_web.demo.city import Account
from gongkai_web.organs.kinds import Role


def test_the_codes_that_are_told_are_accepted(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DATA_DIR = tmp_path
    keep([Account("qin", "洛泽市水务局", (Role.DRAFTER,), "a long password", "JBSWY3DPEHPK3PXP", "秦朗")], tmp_path)

    call_command("demo_codes")

    name, code, organ = capsys.readouterr().out.split()
    assert (name, organ) == ("qin", "洛泽市水务局")
    assert validate_totp_code("JBSWY3DPEHPK3PXP", code)


def test_where_there_is_no_demonstration_nothing_is_told(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DATA_DIR = tmp_path

    call_command("demo_codes")

    assert (kept(tmp_path), capsys.readouterr().out) == ([], "")

"""Outer keys are changed, and everything can still be read, without the old one too."""

import json

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Applicant, Case
from gongkai_web.requests.sealing import Unreadable, opened
from tests.web.requests.examples import request


def test_after_the_change_the_new_key_alone_opens_everything(water: Organ, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.PERSONAL_KEYS = [old]
    done = submit(asked(request()), now=timezone.now(), key="k")

    settings.PERSONAL_KEYS = [new, old]
    call_command("renew_keys")
    assert capsys.readouterr().out == "3 keys were sealed anew.\n"

    settings.PERSONAL_KEYS = [new]
    open_for(reads=[water.pk])
    case, applicant = Case.objects.get(), Applicant.objects.get()
    assert opened(case.key, bytes(case.content)).decode() == "2025年洛泽市城区供水水价调整的成本监审报告"
    assert json.loads(opened(applicant.key, bytes(applicant.sealed)))["name"] == "林一鸣"
    assert submit(asked(request()), now=timezone.now(), key="k") == done
    settings.PERSONAL_KEYS = [old]
    with pytest.raises(Unreadable):
        opened(case.key, bytes(case.content))

"""What an office decides by variables of the environment: what is meant, and what makes no sense."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.decided import decided


def test_each_is_taken_from_its_variable() -> None:
    found = decided(
        {
            "GONGKAI_INTERPRETATION_REQUIRED": "normative_document, rules",
            "GONGKAI_REASSESSMENT_MONTHS": "6",
            "GONGKAI_GUIDE_REVIEW_MONTHS": "18",
            "GONGKAI_COLUMN_MONTHS": "3",
            "GONGKAI_NOT_BY_AUTHOR": "none",
            "GONGKAI_OPEN_DATA_LICENCE": "https://www.example.gov.cn/licence",
            "GONGKAI_PROXIES": "2",
            "GONGKAI_MAIL_PORT": "587",
            "GONGKAI_BATCH_ORGANS": "1",
            "GONGKAI_REQUESTS_PER_HOUR": "500",
        }
    )

    assert found.interpretation_required == ("normative_document", "rules")
    assert (found.reassessment_months, found.guide_review_months, found.column_months, found.not_by_author) == (6, 18, 3, ())
    assert found.licence == "https://www.example.gov.cn/licence"
    assert (found.proxies, found.mail_port, found.batch_organs, found.requests_per_hour) == (2, 587, 1, 500)


def test_an_empty_variable_switches_no_protection_off() -> None:
    assert decided({"GONGKAI_NOT_BY_AUTHOR": "", "GONGKAI_INTERPRETATION_REQUIRED": "", "GONGKAI_REASSESSMENT_MONTHS": ""}) == decided({})


def test_under_tls_one_proxy_stands_in_front() -> None:
    assert (decided({}).proxies, decided({"GONGKAI_TLS": "1"}).proxies) == (0, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GONGKAI_INTERPRETATION_REQUIRED", "normative-document"),
        ("GONGKAI_INTERPRETATION_REQUIRED", "rules,"),
        ("GONGKAI_INTERPRETATION_REQUIRED", "()"),
        ("GONGKAI_NOT_BY_AUTHOR", "review;approve"),
        ("GONGKAI_REQUESTS_PER_HOUR", "0"),
        ("GONGKAI_NOT_BY_AUTHOR", "none,review"),
        ("GONGKAI_REASSESSMENT_MONTHS", "twelve"),
        ("GONGKAI_REASSESSMENT_MONTHS", "0"),
        ("GONGKAI_REASSESSMENT_MONTHS", "-12"),
        ("GONGKAI_REASSESSMENT_MONTHS", "1.5"),
        ("GONGKAI_REASSESSMENT_MONTHS", "１２"),
        ("GONGKAI_PROXIES", "yes"),
        ("GONGKAI_MAIL_PORT", "70000"),
        ("GONGKAI_OPEN_DATA_LICENCE", "CC0"),
        ("GONGKAI_SMS_URL", "sms.example.test"),
        ("GONGKAI_ERASE_AFTER_MONTHS", "0"),
        ("GONGKAI_OPEN_DATA_LICENCE", 'https://example.test/"x'),
    ],
)
def test_a_value_that_makes_no_sense_is_told_with_what_would(name: str, value: str) -> None:
    with pytest.raises(GongkaiError, match="cannot be used") as refusal:
        decided({name: value})

    assert refusal.value.where == name
    assert refusal.value.remedy.startswith("give ")


def test_the_start_says_it_in_one_line(tmp_path: Path) -> None:
    env = {**os.environ, "GONGKAI_DATA_DIR": str(tmp_path), "GONGKAI_REASSESSMENT_MONTHS": "often"}
    ended = subprocess.run([sys.executable, "-m", "gongkai_web", "manage", "check"], env=env, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert ended.stderr.splitlines() == ["gongkai: GONGKAI_REASSESSMENT_MONTHS: “often” cannot be used. give a number from 1 to 120."]

"""What the law demands of decisions, in words."""

import re
import tomllib
from importlib.resources import files

import pytest

from gongkai.law.requirements import Requirement, described, requirements_from


def test_each_requirement_is_described_in_both_languages() -> None:
    assert list(described()) == list(Requirement)
    assert all(re.search(r"[\u4e00-\u9fff]", text.zh) and text.en.isascii() for text in described().values())


def test_a_description_that_is_missing_is_refused() -> None:
    data = tomllib.loads(files("gongkai.law").joinpath("data/outcomes.toml").read_text(encoding="utf-8"))
    data["requirements"].pop()

    with pytest.raises(
        ValueError, match=r"^the requirements must be, in this order: reasons, public_place, .*, withdrawal, applicable_regime$"
    ):
        requirements_from(data)

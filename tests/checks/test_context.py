"""Settings of the checks."""

from decimal import Decimal
from importlib.resources import files

import pytest

from gongkai.checks.context import NOTHING, _settings, default_settings
from gongkai.errors import RuleDataError

SHIPPED = files("gongkai.checks").joinpath("data/settings.toml").read_text(encoding="utf-8")


def test_no_context_has_nothing_but_the_default_thresholds() -> None:
    assert (NOTHING.previous, NOTHING.children, NOTHING.filed, NOTHING.organ) == (None, None, False, None)
    assert NOTHING.settings == default_settings()


def test_thresholds_are_exact_numbers() -> None:
    assert default_settings().gap_share == Decimal("0.1")


@pytest.mark.parametrize(
    "content",
    ["not toml", "", SHIPPED + "colour = 1\n", SHIPPED.replace("change_floor = 30", 'change_floor = "30"')],
)
def test_malformed_settings_are_refused(content: str) -> None:
    with pytest.raises(RuleDataError):
        _settings(content)

"""`--on`, and the reasoning as commands print it."""

from datetime import date

import click
import pytest
from click.testing import CliRunner

from gongkai.audit.codec import Language
from gongkai.cli.events import events_option, steps_json, told
from gongkai.cli.options import Common
from gongkai.cli.output import STANDARD
from gongkai.errors import ContractError
from gongkai.law.message import Message
from gongkai.law.reasoning import Effect, Step


@click.command()
@events_option
def command(events: dict[str, tuple[date, ...]]) -> None:
    click.echo(repr(events))


@click.command()
def refusing() -> None:
    with told():
        raise ContractError("a on b is before c on d", where="RQ-05")


def test_events_keep_their_order() -> None:
    result = CliRunner().invoke(command, ["--on", "b=2026-03-02", "--on", "a=2026-03-01", "--on", "b=2026-02-01"])

    assert result.stdout == f"{ {'b': (date(2026, 3, 2), date(2026, 2, 1)), 'a': (date(2026, 3, 1),)} }\n"


@pytest.mark.parametrize("value", ["a", "a=", "=2026-03-02", "a=2026-13-01", "a=2 March", "a=20260302", "a=2026-W10-1"])
def test_what_is_no_event(value: str) -> None:
    assert CliRunner().invoke(command, ["--on", value]).exit_code == 2


def test_what_the_law_refuses_is_wrong_usage() -> None:
    result = CliRunner().invoke(refusing)

    assert result.exit_code == 2
    assert "RQ-05" in result.stderr


def test_a_step_without_day_and_article() -> None:
    steps = (Step(None, "A0-6", None, Effect.NOTE, Message("甲", "a")),)

    said = steps_json(steps, Common(as_json=True, language=Language.EN, output=STANDARD, silent=False))

    assert said == [{"date": None, "rule": "A0-6", "article": None, "text": "a"}]

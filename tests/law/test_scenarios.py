"""Scenarios of periods and receipt: what happened, under which article, and the day that follows. The dates were counted by hand."""

import tomllib
from datetime import date
from typing import Any

from gongkai.law.basis import basis
from gongkai.law.deadlines import deadline
from gongkai.law.periods import PeriodKind
from gongkai.law.receipt import Channel, receipt
from gongkai.law.workdays import calendar
from tests.law.scenario_files import FOLDER, scenarios, settings_of


@scenarios("deadline_answer")
def test_the_answer(given: dict[str, Any]) -> None:
    _holds(given)


@scenarios("deadline_edges")
def test_days_that_are_easily_counted_wrongly(given: dict[str, Any]) -> None:
    _holds(given)


@scenarios("deadline_handling")
def test_handling_and_reporting(given: dict[str, Any]) -> None:
    _holds(given)


@scenarios("deadline_publication")
def test_publication(given: dict[str, Any]) -> None:
    _holds(given)


@scenarios("deadline_remedies")
def test_reconsideration_and_litigation(given: dict[str, Any]) -> None:
    _holds(given)


@scenarios("receipt")
def test_receipt(given: dict[str, Any]) -> None:
    found = receipt(Channel(given["channel"]), given["arrived"], given.get("confirmed"), settings_of(given))

    assert found.received == given.get("received")
    assert basis(given["law"]) in [step.basis for step in found.reasoning]


def test_every_kind_and_every_channel_has_a_scenario() -> None:
    rows = [row for file in FOLDER.glob("deadline_*.toml") for row in tomllib.loads(file.read_text("utf-8"))["scenario"]]
    receipts = tomllib.loads((FOLDER / "receipt.toml").read_text("utf-8"))["scenario"]

    assert {row["kind"] for row in rows} == set(PeriodKind)
    assert {row["channel"] for row in receipts} == set(Channel)


def _holds(given: dict[str, Any]) -> None:
    events: dict[str, list[date]] = {}
    for event, day in given["on"]:
        events.setdefault(event, []).append(day)
    known_on, kind = given.get("known_on"), PeriodKind(given["kind"])

    found = deadline(
        kind,
        events,
        calendar(known_on),
        variant=given.get("variant"),
        extend=given.get("extend"),
        settings=settings_of(given),
        as_of=known_on,
    )

    assert (found.due, found.latest_if_silent) == (given.get("due"), given.get("latest"))
    assert found.provisional is given.get("provisional", False)
    assert {step.rule for step in found.reasoning} >= set(given.get("steps", ()))
    assert basis(given["law"]) in [step.basis for step in found.reasoning]

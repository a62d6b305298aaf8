"""`gongkai deadline`."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from gongkai.cli.events import events_option, steps_json, steps_table, told
from gongkai.cli.hours import at_option, write_hours
from gongkai.cli.options import PATHS, Common, common_options
from gongkai.cli.output import encoded, opened
from gongkai.cli.settings import settings_option
from gongkai.law.catalogue import catalogue_deadline
from gongkai.law.clock import Deadline
from gongkai.law.deadlines import Events, events_of, starts_of, variants_of
from gongkai.law.deadlines import deadline as deadline_of
from gongkai.law.hours import hour_categories
from gongkai.law.periods import PeriodKind, Procedure, kind_label
from gongkai.law.publication import categories
from gongkai.law.settings import Settings
from gongkai.law.steps import written
from gongkai.law.workdays import Calendar, calendar

_KINDS = [kind.value for kind in PeriodKind]
_CATEGORIES = [*categories(), *hour_categories()]


@click.command(short_help="When something is due, and why.")
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@events_option
@click.option("--extend", type=click.IntRange(min=1), metavar="N", help="By how many units it was extended (answer, review_decision).")
@at_option
@click.option("--category", type=click.Choice(_CATEGORIES), metavar="CATEGORY", help="What is published (publication).")
@click.option("--limit", metavar="TEXT", help="What the column 公开时限 of a grassroots catalogue says (publication).")
@click.option("--procedure", type=click.Choice([one.value for one in Procedure]), help="Where periods differ by it; ordinary if not given.")
@click.option("--known-on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Reckon with what was known on that day.")
@click.option("--svg", "picture", type=PATHS, metavar="PATH", help="Write a calendar picture as well.")
@settings_option
@common_options
def deadline(  # noqa: PLR0913 - one argument an option
    kind: str,
    events: Events,
    *,
    instants: tuple[tuple[str, datetime], ...],
    extend: int | None,
    category: str | None,
    limit: str | None,
    procedure: str | None,
    known_on: Any,
    picture: Path | None,
    settings: Settings,
    common: Common,
) -> None:
    """Reckon when something is due under the law of its time, and say why step by step.

    KIND is what is due; without --on the command says which events it knows. docs/reference/deadlines.md describes all kinds.

    \b
    Examples:
      gongkai deadline answer --on received=2026-03-02
      gongkai deadline answer --on received=2026-03-02 --extend 10
      gongkai deadline answer --on received=2026-03-02 \\
        --on consultation_sent=2026-03-11 --on opinion_received=2026-03-27
      gongkai deadline publication --on formed=2026-04-29 --category penalty
      gongkai deadline publication --at formed=2026-10-01T14:30 \\
        --category emergency_information
      gongkai deadline respondent_reply --on copy_received=2026-04-20 --svg a.svg
    """
    _refuse_one_place(picture, common)
    chosen = PeriodKind(kind)
    if category in hour_categories() and chosen is PeriodKind.PUBLICATION:
        days = {"--on": events, "--extend": extend, "--limit": limit, "--procedure": procedure, "--known-on": known_on, "--svg": picture}
        write_hours(str(category), instants, [name for name, given in days.items() if given], common)
        return
    if instants:
        raise click.UsageError(f"--at is for what is due within hours: --category {' or '.join(hour_categories())}")
    _refuse(chosen, events, category, procedure, limit, extended=extend is not None)
    day = known_on.date() if known_on is not None else None
    if day is not None:
        _refuse_later(events, day)
    with told():
        known = calendar(day)
        if limit is None:
            found = deadline_of(chosen, events, known, variant=category or procedure, extend=extend, settings=settings, as_of=day)
        else:
            found = catalogue_deadline(limit, _once(events), known)
    if picture is not None:
        _write_picture(picture, found, known)
    _write(found, chosen, common)


def _write(found: Deadline, kind: PeriodKind, common: Common) -> None:
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(json.dumps(_json(found, kind, common), ensure_ascii=False) + "\n"))
        else:
            file.write(encoded(_headline(found, kind, common)))
            steps_table(file, found.reasoning, common)


def _once(events: Events) -> date:
    """The one day of the item of a catalogue."""
    (days,) = events.values()
    if len(days) != 1:
        raise click.UsageError("--limit goes with one --on formed=DATE", click.get_current_context())
    return days[0]


def _refuse(
    kind: PeriodKind, events: Iterable[str], category: str | None, procedure: str | None, limit: str | None, *, extended: bool
) -> None:
    """Wrong usage that the options alone show."""
    ctx = click.get_current_context()
    known = events_of(kind)
    if unknown := [name for name in events if name not in known]:
        raise click.UsageError(f"{kind} knows no event {unknown[0]}; it knows {', '.join(known)}", ctx)
    starts = ("received",) if kind is PeriodKind.ANSWER else starts_of(kind)
    if not set(starts) & set(events):
        raise click.UsageError(
            f"the period for {kind} runs from {' or '.join(starts)}: give --on {starts[0]}=DATE; it knows {', '.join(known)}", ctx
        )
    if category is not None and kind is not PeriodKind.PUBLICATION:
        raise click.UsageError("--category is for publication", ctx)
    if limit is not None and (kind is not PeriodKind.PUBLICATION or category is not None):
        raise click.UsageError("--limit is for publication, in place of --category", ctx)
    if limit is not None and extended:
        raise click.UsageError("--extend does not go with --limit", ctx)
    if procedure is not None and procedure not in variants_of(kind):
        kinds = ", ".join(one for one in PeriodKind if procedure in variants_of(one))
        raise click.UsageError(f"--procedure {procedure} is for {kinds}", ctx)


def _refuse_one_place(picture: Path | None, common: Common) -> None:
    if picture == common.output:
        raise click.UsageError(f"picture and text would both go to {picture}: give one of them another place with --svg or -o")


def _refuse_later(events: Events, known_on: date) -> None:
    """Events that nobody could know on the day from which it is seen."""
    for name, days in events.items():
        if max(days) > known_on:
            ctx = click.get_current_context()
            raise click.UsageError(f"{name} on {max(days)} was not known on {known_on}: leave it out, or give a later --known-on", ctx)


def _json(found: Deadline, kind: PeriodKind, common: Common) -> dict[str, object]:
    data: dict[str, object] = {"due": _iso(found.due), "provisional": found.provisional}
    if kind is PeriodKind.ANSWER and found.due is None:
        data["latest_if_silent"] = _iso(found.latest_if_silent)
    return {**data, "reasoning": steps_json(found.reasoning, common)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _headline(found: Deadline, kind: PeriodKind, common: Common) -> str:
    zh, en = kind_label(kind)
    provisional = common.words("（暂定）", " (provisional)")[0] if found.provisional else ""
    if found.due is not None:
        day = written(found.due)
        return f"{zh}：{day.zh}{provisional}\n\n" if common.chinese else f"{day.en}{provisional}: {en}\n\n"
    latest = written(found.latest_if_silent) if found.latest_if_silent else None
    if common.chinese:
        return f"{zh}：暂无到期日{f'；如无回音，为{latest.zh}{provisional}' if latest else ''}\n\n"
    return f"No due date yet{f'; {latest.en}{provisional} if nothing comes' if latest else ''}: {en}\n\n"


def _write_picture(path: Path, found: Deadline, known: Calendar) -> None:
    from gongkai.render.calendar_picture import calendar_picture  # noqa: PLC0415 - only for --svg

    with opened(path) as file:
        file.write(encoded(calendar_picture(found, known)))

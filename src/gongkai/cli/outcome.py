"""`gongkai outcome`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

import click

from gongkai.cli.events import told
from gongkai.cli.names import row as row_name
from gongkai.cli.options import Common, common_options
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.tables import write_table
from gongkai.errors import ContractError
from gongkai.law.basis import Basis
from gongkai.law.decisions import required
from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome, catalogue, existing, row, version
from gongkai.law.remedies import review_first
from gongkai.law.requirements import described
from gongkai.report.forms import form_for_year, forms

_NEWEST = date.max
"""A day on which every rule without an end governs."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the command says of one outcome. `needs`: what the decision must rest on or say."""

    code: Outcome
    row: str
    articles: tuple[Basis, ...]
    review_first: bool | None
    needs: tuple[Message, ...]

    def json(self) -> dict[str, object]:
        """As JSON has it."""
        return {"row": self.row, "articles": [one.code for one in self.articles], "review_first": self.review_first}


@click.command(short_help="What an organ can answer to a request, and what follows.")
@click.argument("code", required=False, type=click.Choice([one.value for one in Outcome]), metavar="[CODE]")
@click.option("--form", type=click.Choice(list(forms())), help="Form whose row is wanted; that of the year if not given.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of the decision; the newest rules if not given.")
@click.option(
    "--ground",
    "grounds",
    multiple=True,
    type=click.Choice([one.value for one in Ground]),
    metavar="GROUND",
    help="On which a part was withheld (partial); several times.",
)
@common_options
@click.pass_context
def outcome(
    ctx: click.Context, code: str | None, *, form: str | None, on: datetime | None, grounds: tuple[str, ...], common: Common
) -> None:
    """Say of an outcome in which row the annual report counts it, on which articles it rests, what the decision needs, and whether
    reconsideration comes before a suit. Without CODE: all outcomes.

    Of several grounds one is enough for reconsideration first: the part that was withheld on it cannot be sued over at once.

    \b
    Examples:
      gongkai outcome
      gongkai outcome not_exist --on 2026-05-06
      gongkai outcome partial --ground refuse_third_party --json
    """
    day = on.date() if on else _NEWEST
    with told():
        chosen = _form_of(ctx, day, form)
    if grounds and code != Outcome.PARTIAL:
        raise click.UsageError("--ground goes with partial", ctx)
    codes = (Outcome(code),) if code else existing(day)
    if not codes:
        raise click.UsageError(f"no rule of the library is as old as {day}", ctx)
    with told():
        found = [_facts(one, chosen, day, tuple(map(Ground, grounds))) for one in codes]
    with opened(common.output) as file:
        if common.as_json:
            for one in found:
                file.write(encoded(json.dumps(one.json() if code else {"code": one.code, **one.json()}, ensure_ascii=False) + "\n"))
        elif code:
            _write_one(file, found[0], chosen, common)
        else:
            _write_all(file, found, chosen, common)


def _form_of(ctx: click.Context, day: date, asked: str | None) -> str:
    """The form that is asked for, or that of the day's year.

    Raises: ContractError when that year has another form, UsageError when it has none and none is asked for.
    """
    found = form_for_year(day.year)
    if asked is not None:
        if found is not None and found.id != asked and day != _NEWEST:
            raise ContractError(f"form {asked} is not the form of {day.year}", remedy=f"use {found.id}")
        return asked
    if found is None:
        raise click.UsageError(f"reports for {day.year} are prose and have no rows: choose with --form ({', '.join(forms())})", ctx)
    return found.id


def _facts(code: Outcome, form: str, day: date, grounds: tuple[Ground, ...]) -> _Facts:
    needs = required(code, day, grounds=grounds)
    first = review_first(code, day, *grounds)
    return _Facts(code, row(code, form), version(code, day).articles, first, tuple(described()[one] for one in needs))


def _write_one(file: BinaryIO, one: _Facts, form: str, common: Common) -> None:
    labels = common.words(
        "办理结果|年报行|数据键|依据|复议前置|决定应当具备",
        "outcome|row of the report|key of the row|articles|review first|the decision needs",
    )
    between = common.words("；", "; ")[0]
    cited = between.join(article.zh if common.chinese else article.en for article in one.articles)
    needs = between.join(_told(text, common) for text in one.needs)
    named = row_name(form, one.row, common.language)
    values = (_told(catalogue()[one.code].name, common), named, one.row, cited, _answer(one, common), needs)
    write_table(file, ("", ""), zip(labels, values, strict=True), title=one.code, terminal=is_terminal(common.output))


def _write_all(file: BinaryIO, found: Sequence[_Facts], form: str, common: Common) -> None:
    header = common.words("代码|办理结果|依据|年报行|复议前置", "code|outcome|articles|row of the report|review first")
    rows = (
        (
            one.code.value,
            _told(catalogue()[one.code].name, common),
            ", ".join(article.code for article in one.articles),
            row_name(form, one.row, common.language),
            _answer(one, common),
        )
        for one in found
    )
    write_table(file, header, rows, terminal=is_terminal(common.output), codes=(0,))


def _told(text: Message, common: Common) -> str:
    return text.zh if common.chinese else text.en


def _answer(one: _Facts, common: Common) -> str:
    yes, no, depends = common.words("是|否|视依据而定", "yes|no|depends on the ground")
    return depends if one.review_first is None else yes if one.review_first else no

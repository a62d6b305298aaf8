"""`gongkai fee`."""

import json
from datetime import datetime
from typing import BinaryIO

import click

from gongkai.cli.events import steps_table, told
from gongkai.cli.options import Common, common_options
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.tables import write_table
from gongkai.law.fees import Fee, FeeBasis, by_page, by_request, newest_rates

_BY = {"page": FeeBasis.BY_PAGE, "request": FeeBasis.BY_REQUEST}


@click.command(short_help="What an information processing fee comes to.")
@click.option(
    "--by", type=click.Choice(list(_BY)), required=True, help="Which of the two bases; a request is charged by one, never by both."
)
@click.option("--pages", type=click.IntRange(min=0), metavar="N", help="Pages provided for one request (--by page).")
@click.option("--count", type=click.IntRange(min=0), metavar="N", help="Requests of one applicant in one calendar month (--by request).")
@click.option("--before", type=click.IntRange(min=0), metavar="N", help="Earlier ones of that month, which are not charged again.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Day of the act; the newest rates if not given.")
@common_options
@click.pass_context
def fee(
    ctx: click.Context,
    *,
    by: str,
    pages: int | None,
    count: int | None,
    before: int | None,
    on: datetime | None,
    common: Common,
) -> None:
    """Reckon an information processing fee (信息处理费): bracket by bracket, in whole yuan.

    Whether to charge is for the organ to decide; this is what it may ask for.

    \b
    Examples:
      gongkai fee --by page --pages 91
      gongkai fee --by request --count 12
      gongkai fee --by request --count 1 --before 30 --json
    """
    basis = _BY[by]
    day = on.date() if on else newest_rates(basis)
    with told():
        if basis is FeeBasis.BY_PAGE:
            _check(ctx, "--by page", "--pages", pages, {"--count": count, "--before": before})
            found = by_page(pages or 0, day)
        else:
            _check(ctx, "--by request", "--count", count, {"--pages": pages})
            found = by_request(count or 0, day, before or 0)
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(json.dumps(_json(found), ensure_ascii=False) + "\n"))
        else:
            _write(file, found, common)


def _check(ctx: click.Context, choice: str, needed: str, value: int | None, others: dict[str, int | None]) -> None:
    """Wrong usage: what the basis needs is not there, or what it does not know is."""
    if value is None:
        raise click.UsageError(f"{choice} needs {needed}", ctx)
    if given := [name for name, other in others.items() if other is not None]:
        raise click.UsageError(f"{given[0]} does not go with {choice}", ctx)


def _json(found: Fee) -> dict[str, object]:
    lines = [{"from": one.first, "to": one.last, "count": one.count, "rate": one.rate, "yuan": one.yuan} for one in found.lines]
    return {"yuan": found.yuan, "lines": lines}


def _write(file: BinaryIO, found: Fee, common: Common) -> None:
    (total,) = common.words(f"共 {found.yuan} 元", f"{found.yuan} yuan")
    file.write(encoded(total + "\n\n"))
    header = common.words("从|至|数量|每件（页）元|元", "from|to|count|yuan each|yuan")
    rows = ((one.first, one.last, one.count, one.rate, one.yuan) for one in found.lines)
    write_table(file, header, rows, terminal=is_terminal(common.output))
    file.write(b"\n")
    steps_table(file, found.steps, common)

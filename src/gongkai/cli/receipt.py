"""`gongkai receipt`."""

import json

import click

from gongkai.cli.events import events_option, steps_json, steps_table, told
from gongkai.cli.options import Common, common_options
from gongkai.cli.output import encoded, opened
from gongkai.cli.settings import settings_option
from gongkai.law.deadlines import Events
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.receipt import receipt as receipt_of
from gongkai.law.settings import Settings
from gongkai.law.steps import written

_EVENTS = ("arrived", "confirmed")


@click.command(short_help="On which day a request counts as received.")
@click.option("--channel", type=click.Choice([one.value for one in Channel]), required=True, help="The way by which it came.")
@events_option
@settings_option
@common_options
@click.pass_context
def receipt(ctx: click.Context, channel: str, events: Events, *, settings: Settings, common: Common) -> None:
    """Say on which day a request counts as received; every period of it runs from there.

    Events: arrived (handed in, signed for, found in the mail, or sent) and confirmed (by the applicant and the OGI work body).

    \b
    Examples:
      gongkai receipt --channel in_person --on arrived=2026-03-02
      gongkai receipt --channel ordinary_post --on arrived=2026-03-02 \\
        --on confirmed=2026-03-04 --json
    """
    if unknown := [name for name in events if name not in _EVENTS]:
        raise click.UsageError(f"receipt knows no event {unknown[0]}; it knows {', '.join(_EVENTS)}", ctx)
    if twice := [name for name, days in events.items() if len(days) > 1]:
        raise click.UsageError(f"{twice[0]} is given more than once", ctx)
    if "arrived" not in events:
        raise click.UsageError("give --on arrived=DATE", ctx)
    with told():
        confirmed = events["confirmed"][0] if "confirmed" in events else None
        found = receipt_of(Channel(channel), events["arrived"][0], confirmed, settings)
    with opened(common.output) as file:
        if common.as_json:
            received = found.received.isoformat() if found.received else None
            data = {"received": received, "reasoning": steps_json(found.reasoning, common)}
            file.write(encoded(json.dumps(data, ensure_ascii=False) + "\n"))
        else:
            file.write(encoded(_headline(found, common)))
            steps_table(file, found.reasoning, common)


def _headline(found: Receipt, common: Common) -> str:
    if found.received is None:
        return common.words("尚未收到\n\n", "Not received yet\n\n")[0]
    day = written(found.received)
    return f"收到申请之日：{day.zh}\n\n" if common.chinese else f"Received: {day.en}\n\n"

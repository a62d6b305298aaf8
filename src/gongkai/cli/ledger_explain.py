"""`gongkai ledger explain`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from gongkai.cli.events import steps_json, steps_table
from gongkai.cli.ledger_case import Found, find
from gongkai.cli.ledger_file import as_of_option, ledger_lines
from gongkai.cli.ledger_words import case_name, state_name, warning_line, warnings_json
from gongkai.cli.options import PATHS, Common, common_options
from gongkai.cli.output import encoded, is_terminal, opened
from gongkai.cli.settings import settings_option
from gongkai.cli.tables import write_table
from gongkai.cli.words import chinese, counted, error_line
from gongkai.errors import ContractError
from gongkai.law.clock import Deadline
from gongkai.law.settings import Settings
from gongkai.law.workdays import calendar
from gongkai.law.zone import SHANGHAI
from gongkai.ledger.agenda import Clock, clocks
from gongkai.ledger.case import Case, HandledCase
from gongkai.ledger.clocks import explain as explained
from gongkai.ledger.entry import Entry, Event
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.record import EntryStruck
from gongkai.ledger.fields import codecs
from gongkai.ledger.fold import permitted
from gongkai.ledger.times import written
from gongkai.ledger.warning import LedgerWarning, unsealed


@click.command(short_help="Say where a case stands, and why.")
@click.argument("path", metavar="FILE", type=PATHS)
@click.option("--case", "case", required=True, metavar="ID", help="The case.")
@as_of_option
@settings_option
@common_options
def explain(path: Path, *, case: str, as_of: datetime | None, settings: Settings, common: Common) -> None:
    """Say where a case stands: its state, when the answer is due step by step, what else is due, what happened, and what may happen next.

    Where a line of the case is broken, what stands before it is shown and the exit code is 1.

    \b
    Example:
      gongkai ledger explain ledger.jsonl --case R-2026-17 --as-of 2026-03-31
    """
    ctx = click.get_current_context()
    with ledger_lines(path) as (source, lines):
        found = find(lines, case, as_of, source, lambda faults: _tell_damaged(faults, common), settings)
    day = as_of.astimezone(SHANGHAI).date() if as_of else None
    try:
        answer, running = _reckoned(found.case, day, settings)
    except ContractError as error:
        raise ContractError(error.what, where=f"{source}: {case}", why=error.why, remedy=error.remedy) from error
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(json.dumps(_json(case, found, answer, running, common), ensure_ascii=False) + "\n"))
        else:
            _tell(file, case, found, answer, running, common)
    ctx.exit(1 if found.broken else 0)


def _reckoned(case: Case | None, day: date | None, settings: Settings) -> tuple[Deadline | None, tuple[Clock, ...]]:
    """When the answer is due, and what else is, with the calendar that was known on a day (None: today's)."""
    known = calendar(day)
    answer = explained(case, known, settings, day) if isinstance(case, HandledCase) else None
    return answer, clocks(case, known, settings) if case else ()


def _tell_damaged(faults: Sequence[LedgerError], common: Common) -> None:
    """Lines of other cases, which stop nothing here."""
    if faults and not common.silent:
        head = common.words(f"{len(faults)} 行未能读取：", f"{counted(len(faults), 'line')} could not be read:")[0]
        click.echo("\n  ".join([head, *(error_line(one, common.language) for one in faults)]), err=True)


def _json(case: str, found: Found, answer: Deadline | None, running: Sequence[Clock], common: Common) -> dict[str, Any]:
    folded, entries, broken = found.case, found.entries, found.broken
    struck = _struck(entries)
    return {
        "case": case,
        "kind": folded.kind if folded else None,
        "state": folded.state if folded else None,
        "answer": _deadline(answer) | {"reasoning": steps_json(answer.reasoning, common)} if answer else None,
        "clocks": [{"kind": one.kind, **_deadline(one.deadline), "party": one.party, "procedure": one.procedure} for one in running],
        "timeline": [
            {
                "number": entry.number,
                "happened_on": entry.happened_on.isoformat(),
                "recorded_at": written(entry.recorded_at),
                "type": type(entry.event).__name__,
                "data": codecs()[type(entry.event).__name__].encode(entry.event),
                "struck_by": struck.get(entry.number),
            }
            for entry in entries
        ],
        "warnings": warnings_json(_doubts(case, found), common),
        "permitted": [event.__name__ for event in permitted(folded)] if folded and not broken else [],
        "broken": {
            "line": broken.line,
            "of_this_case": found.certain or None,
            "not_considered": found.left,
            "where": broken.where,
            "what": broken.what,
            "why": broken.why,
            "remedy": broken.remedy,
        }
        if broken
        else None,
    }


def _deadline(found: Deadline) -> dict[str, Any]:
    latest = found.latest_if_silent.isoformat() if found.latest_if_silent else None
    return {"due": found.due.isoformat() if found.due else None, "provisional": found.provisional, "latest_if_silent": latest}


def _struck(entries: tuple[Entry, ...]) -> dict[int, int]:
    """Entry → the entry by which it was struck."""
    return {entry.event.entry: entry.number for entry in entries if isinstance(entry.event, EntryStruck)}


def _tell(file: BinaryIO, case: str, found: Found, answer: Deadline | None, running: Sequence[Clock], common: Common) -> None:
    folded, entries = found.case, found.entries
    gone, colon, follows, comma = common.words(
        "误录，全部记录已作废|：|接下来可以记录：|、", "recorded in error: every entry was struck|: |What may be recorded next: |, "
    )
    if folded is None:
        file.write(encoded(f"{case}{colon}{gone}\n\n"))
    else:
        kind, state = case_name(folded, common.language), state_name(folded.state, common.language)
        file.write(encoded(f"{case}{colon}{kind}{'，' if common.chinese else ', '}{state}\n\n"))
    for warning in _doubts(case, found):
        file.write(encoded(warning_line(warning, common) + "\n\n"))
    if found.broken is not None:
        file.write(encoded(_broken(found, found.broken, common) + "\n\n"))
    write_table(
        file,
        common.words("记录|发生|登记|事件|内容", "Entry|Happened|Recorded|Event|Data"),
        _timeline(entries, common),
        terminal=is_terminal(common.output),
    )
    if answer is not None:
        file.write(b"\n")
        steps_table(file, answer.reasoning, common)
    if folded is not None:
        rows = list(_running(running, common))
        if rows:
            file.write(b"\n")
            write_table(file, common.words("期限|届满|说明", "Period|Ends|Remark"), rows, terminal=is_terminal(common.output))
        if found.broken is None:
            names = comma.join(_event(event.__name__, common) for event in permitted(folded))
            file.write(encoded(f"\n{follows}{names}\n"))


def _doubts(case: str, found: Found) -> tuple[LedgerWarning, ...]:
    return () if found.sealed else (unsealed(1, (case,)),)


def _broken(found: Found, broken: LedgerError, common: Common) -> str:
    """Which line ends what is shown, and what is wrong with it."""
    line, last = broken.line, found.entries[-1].number
    whose = "" if found.certain else common.words("（可能属于本案）", ", which may be of this case,")[0]
    left = common.words(f"，其后另有本案 {found.left} 条记录", f" (further entries of the case: {found.left})")[0] if found.left else ""
    head = common.words(
        f"文件第 {line} 行{whose}有误，该行及其后的内容未予考虑{left}；以下只到第 {last} 条记录为止。",
        f"Line {line} of the file{whose} is broken. It and what follows are not considered{left}: this is the case up to entry {last}.",
    )[0]
    return f"{head}\n  {error_line(broken, common.language)}"


def _event(name: str, common: Common) -> str:
    return chinese(name) if common.chinese else name


def _timeline(entries: tuple[Entry, ...], common: Common) -> Iterator[tuple[object, ...]]:
    struck, void = _struck(entries), common.words("（已作废，见第 {} 条）", " (struck by entry {})")[0]
    for entry in entries:
        name = type(entry.event).__name__
        told = _event(name, common) + (void.format(struck[entry.number]) if entry.number in struck else "")
        yield entry.number, entry.happened_on.isoformat(), written(entry.recorded_at), told, _shown(entry.event)


def _shown(event: Event) -> str:
    """What the event carries, without what is empty or not so unless it is said."""
    data, usual = codecs()[type(event).__name__].encode(event), {one.name: one.default for one in fields(event)}
    said = {key: value for key, value in data.items() if value not in (None, [], ()) and (value is not False or usual[key] is not False)}
    return ", ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in said.items())


def _running(running: Sequence[Clock], common: Common) -> Iterator[tuple[object, ...]]:
    provisional, silent, procedures = common.words("暂定|如无回音|按{}程序", "provisional|if nothing comes|by the {} procedure")
    names = {"simple": common.words("简易", "simple")[0], "ordinary": common.words("普通", "ordinary")[0]}
    for one in running:
        remarks = [one.party] if one.party else []
        remarks += [procedures.format(names[one.procedure])] if one.procedure else []
        remarks += [provisional] if one.deadline.provisional else []
        remarks += [silent] if one.deadline.due is None and one.deadline.latest_if_silent else []
        yield (
            one.label.zh if common.chinese else one.label.en,
            one.deadline.last.isoformat() if one.deadline.last else "",
            "; ".join(remarks),
        )

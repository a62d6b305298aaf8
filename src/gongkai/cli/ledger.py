"""`gongkai ledger`."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from gongkai.cli.ledger_explain import explain
from gongkai.cli.ledger_file import ledger_lines
from gongkai.cli.ledger_words import verdict_name, warning_line, warnings_json
from gongkai.cli.options import PATHS, Common, common_options
from gongkai.cli.output import encoded, opened
from gongkai.cli.words import error_line
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.root import Root, root_from_json
from gongkai.ledger.times import written
from gongkai.ledger.verify import Verdict, Verification
from gongkai.ledger.verify import verify as verified

_LISTED = 100
"""Faults and warnings that are printed; the others are counted."""
_CODES = {Verdict.OK: 0, Verdict.BROKEN: 1, Verdict.UNKNOWN: 3}


@click.group(short_help="A ledger of cases: verify, explain, report.")
def ledger() -> None:
    """A ledger of cases, as docs/reference/ledger.md describes it: one JSON object a line, the entries of a case together."""


@ledger.command(short_help="Verify that a ledger is what was recorded.")
@click.argument("path", metavar="FILE", type=PATHS)
@click.option("--root", "recorded", metavar="FILE|JSON", help="A root that was recorded earlier: what verify --json printed then.")
@common_options
@click.pass_context
def verify(ctx: click.Context, path: Path, *, recorded: str | None, common: Common) -> None:
    """Verify the hash chain of each case and, against a root recorded earlier, that nothing recorded by then was removed or altered.

    Without --root a cut tail or a missing case cannot be seen, and the verdict is never better than unknown. Record the root that is
    printed where who writes the ledger cannot reach it. Cases that refer to unknown ones, or round in a circle, are told of as well.
    Exit code 0 ok, 1 broken, 3 unknown.

    \b
    Examples:
      gongkai ledger verify ledger.jsonl --json > root.json
      gongkai ledger verify ledger.jsonl --root root.json
    """
    root = _recorded(recorded)
    faults: list[LedgerError] = []
    counted = 0

    def tell(fault: LedgerError) -> None:
        nonlocal counted
        counted += 1
        if counted <= _LISTED:
            faults.append(fault)

    with ledger_lines(path) as (source, lines):
        found = verified(lines, root, source=source, tell=tell)
    with opened(common.output) as file:
        if common.as_json:
            file.write(encoded(json.dumps(_json(found, faults, counted, common), ensure_ascii=False) + "\n"))
        else:
            for line in _told(found, faults, counted, common):
                file.write(encoded(line + "\n"))
    ctx.exit(_CODES[found.verdict])


ledger.add_command(explain)


def _recorded(given: str | None) -> Root | None:
    if given is None:
        return None
    if given.lstrip().startswith("{"):
        return root_from_json(given, "--root")
    with ledger_lines(Path(given)) as (source, lines):
        return root_from_json(b"".join(lines).decode(errors="replace"), source)


def _json(found: Verification, faults: list[LedgerError], counted: int, common: Common) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "cases": found.cases,
        "entries": found.entries,
        "broken": found.broken,
        "unsealed": found.unsealed,
        "later": found.later,
        "faults_total": counted,
        "faults": [
            {"case": one.case or None, "entry": one.entry, "where": one.where, "what": one.what, "why": one.why, "remedy": one.remedy}
            for one in faults
        ],
        "warnings": warnings_json(found.warnings, common),
        "root": found.root.to_json() if found.root else None,
    }


def _told(found: Verification, faults: list[LedgerError], counted: int, common: Common) -> Iterator[str]:
    yield verdict_name(found.verdict, common.language)
    for fault in faults:
        yield f"  {error_line(fault, common.language)}"
    more, held, unsealed, later, root = common.words(
        "另有 {} 处|案件 {} 件，记录 {} 条|其中 {} 件没有哈希，只能与根比对|"
        "其中 {} 条在所给的根之后记录，其后是否有缺失无从得知|根（截至 {}）：{}",
        "and {} more|{} cases with {} entries|{} of them carry no hashes: only a root can show an alteration|"
        "{} entries were recorded after the root that was given; whether later ones are missing is not known|root as of {}: {}",
    )
    if counted > len(faults):
        yield f"  {more.format(counted - len(faults))}"
    yield held.format(found.cases, found.entries)
    if found.unsealed:
        yield unsealed.format(found.unsealed)
    if found.later:
        yield later.format(found.later)
    for warning in found.warnings[:_LISTED]:
        yield warning_line(warning, common)
    if len(found.warnings) > _LISTED:
        yield more.format(len(found.warnings) - _LISTED)
    if found.root is not None:
        yield root.format(written(found.root.as_of), found.root.digest)

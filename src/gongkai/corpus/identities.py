"""The identities of the forms (TO-01, TO-02, TO-03, TO-05) as SQL over `figures`.

The same `Form.identities` from which the checks work, and the same rule for blanks (domain C.5): the printed operands are added up;
equal sides are satisfied; unequal ones with a blank operand are not assessable; a rule of which an operand is not in the source, or
could not be decided, says nothing.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import duckdb

from gongkai.corpus.layout import MASKS, mask_bit
from gongkai.corpus.query import literal, name
from gongkai.report.forms import Form, Identity, forms

COLUMNS = ("source", "index", "code", "status", "cells", "left_side", "right_side")
"""Of every answer. The sides are the sums of what is printed, null when nothing is."""


class GuardedIdentity(NamedTuple):
    """An identity that holds only for reports that print a row merged (`merged`: all of these cells are there), or do not."""

    identity: Identity
    with_cell: str | None = None
    without_cell: str | None = None


def audit(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Every identity of every report that does not hold or cannot be assessed, as COLUMNS; duplicates are not looked at.

    Nothing is computed until rows are asked for, and they are streamed: sort, count or write it as it comes.
    """
    return connection.sql(audit_sql("figures"))


def counts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int, int]]:
    """(code, status, instances, reports) for each rule and status, sorted."""
    return connection.sql(
        f"""SELECT code, status, sum(instances)::BIGINT, count(*)
            FROM (SELECT source, index, code, status, count(*) AS instances FROM ({audit_sql("figures")}) GROUP BY ALL)
            GROUP BY code, status ORDER BY code, status"""  # noqa: S608 (generated from the forms)
    ).fetchall()


def audit_sql(table: str) -> str:
    """The query behind `audit`, over a table with the columns of `figures`."""
    return "\nUNION ALL\n".join(_query(table, form) for form in forms().values())


def guarded(form: Form) -> tuple[GuardedIdentity, ...]:
    """The form's identities for reports that print each row and, where a row merges others, for reports that print that one instead."""
    whole_of = {part: whole for whole, parts in form.merged.items() for part in parts}
    plain = tuple(GuardedIdentity(one, without_cell=_first(one, whole_of)) for one in form.identities)
    known = set(form.identities)
    merging = [one for one in dict.fromkeys(form.identities_over(form.merged)) if one not in known]
    return plain + tuple(GuardedIdentity(one, with_cell=_first(one, {whole: whole for whole in form.merged})) for one in merging)


def _first(identity: Identity, cells: dict[str, str]) -> str | None:
    """The last of the identity's operands that has an entry, as its entry: for a row that is its total."""
    return next((cells[key] for key in (*identity.right, *reversed(identity.left)) if key in cells), None)


def _query(table: str, form: Form) -> str:
    """One pass over the reports of a form: first whether any sides differ at all, which is rare, then which and what that means."""
    identities = guarded(form)
    differs = "\n        OR ".join(f"{_sum(one.identity.left)} <> {_sum(one.identity.right)}" for one in identities)
    instances = ",\n        ".join(_instance(one) for one in identities)
    return f"""SELECT source, index, one.code, CASE WHEN one.nulls = 0 THEN 'violated' ELSE 'not_assessable' END AS status,
    one.cells, one.left_side, one.right_side
FROM (
    SELECT source, index, unnest([
        {instances}
    ]) AS one
    FROM {table}
    WHERE form = {literal(form.id)} AND NOT duplicate AND (
        {differs}
    )
)
WHERE one.holds AND coalesce(one.left_side, 0) <> coalesce(one.right_side, 0) AND one.nulls = one.blanks"""  # noqa: S608 (generated)


def _instance(one: GuardedIdentity) -> str:
    """One identity of one report as a struct. Fewer `blanks` than `nulls`: some operand is absent or undecided."""
    left, right = one.identity.left, one.identity.right
    keys = left + right
    holds = "true"
    if one.with_cell is not None:
        holds = _there(one.with_cell)
    if one.without_cell is not None:
        holds = f"NOT {_there(one.without_cell)}"
    parts = {
        "holds": holds,
        "code": literal(one.identity.rule),
        "cells": f"[{', '.join(literal(key) for key in keys)}]",
        "left_side": f"CASE WHEN {_any(left)} THEN {_sum(left)} END",
        "right_side": f"CASE WHEN {_any(right)} THEN {_sum(right)} END",
        "nulls": " + ".join(f"({name(key)} IS NULL)::INT" for key in keys),
        "blanks": _blanks(keys),
    }
    return "{" + ", ".join(f"{field}: {value}" for field, value in parts.items()) + "}"


def _sum(keys: Iterable[str]) -> str:
    return " + ".join(f"coalesce({name(key)}, 0)" for key in keys)


def _any(keys: Iterable[str]) -> str:
    return "(" + " OR ".join(f"{name(key)} IS NOT NULL" for key in keys) + ")"


def _blanks(keys: Iterable[str]) -> str:
    """How many of these cells are blank."""
    return " + ".join(f"bit_count({mask} & {bits})" for mask, bits in _bits(keys))


def _there(key: str) -> str:
    """Whether the source has the cell, undecided ones aside."""
    ((mask, bit),) = _bits([key])
    return f"({name(key)} IS NOT NULL OR {mask} & {bit} <> 0)"


def _bits(keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    masks = [0] * len(MASKS)
    for key in keys:
        number, bit = mask_bit(key)
        masks[number] |= bit
    return ((mask, bits) for mask, bits in zip(MASKS, masks, strict=True) if bits)

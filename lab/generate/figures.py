"""Figures of a report that satisfy the form's identities, in the sizes that organs of each level publish."""

import random
from decimal import Decimal

from gongkai.report.forms import Form, Kind
from gongkai.report.model import Value
from lab.generate.organs import Profile

_APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
_APPLICANT_SHARES = (0.86, 0.08, 0.01, 0.01, 0.02, 0.02)
_RECEIVED = {
    Profile.TOWNSHIP: (0, 0, 0, 0, 0, 0, 1, 2, 4),
    Profile.OFFICE: (0, 0, 1, 2, 3, 5, 8, 13, 21, 40),
    Profile.COUNTY: (6, 12, 25, 47, 90, 130),
    Profile.CITY: (80, 150, 320, 700, 1200),
    Profile.PROVINCE: (3200, 7400, 10500, 26000),
}
_DECISIONS = {Profile.TOWNSHIP: 3, Profile.OFFICE: 260, Profile.COUNTY: 9000, Profile.CITY: 180_000, Profile.PROVINCE: 12_000_000}
_DOCUMENTS = {Profile.TOWNSHIP: 1, Profile.OFFICE: 4, Profile.COUNTY: 30, Profile.CITY: 160, Profile.PROVINCE: 2600}
_AMOUNT = {Profile.TOWNSHIP: 0, Profile.OFFICE: 4000, Profile.COUNTY: 60_000, Profile.CITY: 500_000, Profile.PROVINCE: 3_000_000}
_REMEDIES = {Profile.TOWNSHIP: 0, Profile.OFFICE: 1, Profile.COUNTY: 5, Profile.CITY: 40, Profile.PROVINCE: 450}
_LIKELY = {
    "outcome.granted": 30,
    "outcome.partial": 9,
    "outcome.unavailable.not_held": 25,
    "outcome.unavailable.must_be_created": 6,
    "outcome.denied.internal_affairs": 3,
    "outcome.denied.admin_query": 4,
    "outcome.not_processed.petition_like": 4,
}


def fill(rng: random.Random, form: Form, profile: Profile) -> dict[str, Value]:
    """Every key of the form with a figure; all identities hold."""
    cells: dict[str, Value] = dict.fromkeys(form.keys, 0)
    _requests(rng, form, profile, cells)
    _remedies(rng, profile, cells)
    _disclosure(rng, form, profile, cells)
    return cells


def _requests(rng: random.Random, form: Form, profile: Profile, cells: dict[str, Value]) -> None:
    received = rng.choice(_RECEIVED[profile])
    received = int(received * rng.uniform(0.8, 1.2))
    carried = int(received * rng.choice((0, 0, 0.02, 0.1))) + (rng.random() < 0.1)
    rows = [row.key for row in form.table("requests").blocks[0].rows if row.key.startswith("outcome.") and not row.replaces]
    rows.remove("outcome.total")
    totals: dict[str, int] = {}
    for column, (new, old) in zip(_APPLICANTS, zip(_spread(rng, received), _spread(rng, carried), strict=True), strict=True):
        if not new + old:
            continue
        left = rng.choice((0, 0, (new + old) // 20, (new + old) // 7))
        figures = {"received": new, "carried_in": old, "outcome.total": new + old - left, "carried_out": left}
        figures |= _outcomes(rng, rows, new + old - left)
        for row, figure in figures.items():
            cells[f"requests.{row}.{column}"] = figure
            totals[row] = totals.get(row, 0) + figure
    for row, figure in totals.items():
        cells[f"requests.{row}.total"] = figure


def _spread(rng: random.Random, amount: int) -> tuple[int, ...]:
    """`amount` over the six kinds of applicant."""
    if amount <= 30:
        counts = dict.fromkeys(_APPLICANTS, 0)
        for column in rng.choices(_APPLICANTS, _APPLICANT_SHARES, k=amount):
            counts[column] += 1
        return tuple(counts.values())
    rest = [int(amount * share * rng.uniform(0.3, 1.4)) for share in _APPLICANT_SHARES[1:]]
    return (amount - sum(rest), *rest)


def _outcomes(rng: random.Random, rows: list[str], amount: int) -> dict[str, int]:
    """`amount` over the outcome rows, the frequent ones first."""
    weights = [_LIKELY.get(row, 1) for row in rows]
    if amount <= 30:
        counts: dict[str, int] = {}
        for row in rng.choices(rows, weights, k=amount):
            counts[row] = counts.get(row, 0) + 1
        return counts
    scale = amount / sum(weights)
    counts = {row: int(weight * scale * rng.random()) for row, weight in zip(rows, weights, strict=True)}
    counts[rows[0]] += amount - sum(counts.values())
    return counts


def _remedies(rng: random.Random, profile: Profile, cells: dict[str, Value]) -> None:
    most = _REMEDIES[profile]
    for block in ("review", "suit_direct", "suit_after_review"):
        if not most or rng.random() < 0.3:
            continue
        parts = [rng.randint(0, most) if rng.random() < 0.6 else 0 for _ in range(4)]
        for column, figure in zip(("upheld", "corrected", "other", "pending", "total"), (*parts, sum(parts)), strict=True):
            cells[f"remedies.{block}.{column}"] = figure


def _disclosure(rng: random.Random, form: Form, profile: Profile, cells: dict[str, Value]) -> None:
    for table in form.tables:
        if table.id != "disclosure":
            continue
        for block in table.blocks:
            for row in block.rows:
                figures = [_figure(rng, profile, row.key, column.kind) for column in block.columns]
                if row.key in {"rules", "normative_documents"}:
                    figures[-1] = sum(int(figure) for figure in figures)
                for column, figure in zip(block.columns, figures, strict=True):
                    cells[f"disclosure.{row.key}.{column.key}"] = figure


def _figure(rng: random.Random, profile: Profile, row: str, kind: Kind) -> int | Decimal:
    if row == "rules" and profile not in {Profile.CITY, Profile.PROVINCE}:
        return 0
    match kind:
        case Kind.AMOUNT:
            return _amount(rng, _AMOUNT[profile])
        case Kind.CHANGE:
            return rng.randint(-_DECISIONS[profile] // 200 - 1, _DECISIONS[profile] // 300 + 1) if rng.random() < 0.5 else 0
        case Kind.COUNT:
            most = _DOCUMENTS[profile] if row in {"rules", "normative_documents"} else _DECISIONS[profile]
            return int(most * rng.random() ** 3) if rng.random() < 0.7 else 0


def _amount(rng: random.Random, most: int) -> Decimal:
    """An amount with zero to six decimals."""
    if not most or rng.random() < 0.25:
        return Decimal(rng.choice(("0", "0", "0.00")))
    places = rng.choice((0, 1, 2, 2, 2, 3, 4, 5, 6))
    return Decimal(f"{most * rng.random() ** 2 + 0.01:.{places}f}")

"""A case ledger that gives a report's figures: every request, review and suit of a year, invented, in the numbers that were published.

    entries(hebei().report)      the ledger of the province of 2020: 10,163 requests in hand, 434 reviews, 325 suits

A ledger gives only figures that balance. Where a column of table three does not, its `received` is set so that it does (`balanced`): the
fewest cells that can differ from such a report, as docs/reference/compute.md proves.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count, cycle

from gongkai.law.outcomes import Outcome, catalogue, existing, row
from gongkai.law.receipt import Channel
from gongkai.law.results import result_classes
from gongkai.ledger.entry import Entry
from gongkai.ledger.events.dispute import Result
from gongkai.ledger.events.opening import ApplicantKind
from gongkai.report.compute.disclosure import Counter
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport
from lab.generate.seeds import seeded
from lab.histories import LAPSE, LAPSES, DisputeStory, RequestStory, dispute, request

CHANNELS = (Channel.IN_PERSON, Channel.SIGNED_POST, Channel.ORDINARY_POST, Channel.ONLINE)
APPEALED = 0.3
"""Share of suits that go to the second instance."""
BLOCKS = ("review", "suit_direct", "suit_after_review")

_Days = tuple[date, date | None]


def balanced(report: AnnualReport) -> Mapping[str, int]:
    """The counts of tables three and four, `received` of each column set to what the other cells of the column leave for it."""
    counts = {key: _figure(report, key) for key in report.cells if not key.startswith("disclosure.")}
    for kind in ApplicantKind:
        counts[f"requests.received.{kind}"] = (
            counts[f"requests.outcome.total.{kind}"] + counts[f"requests.carried_out.{kind}"] - counts[f"requests.carried_in.{kind}"]
        )
    counts["requests.received.total"] = sum(counts[f"requests.received.{kind}"] for kind in ApplicantKind)
    return counts


def entries(report: AnnualReport, copy: int = 0) -> Iterator[Entry]:
    """A ledger from which that report is computed, but for the cells that no ledger gives. `copy`: tells its cases from another copy's.

    Requests that are carried out are answered, half of them, in the year after: the report of the year must not see it.
    """
    rng = seeded("province", str(report.organ), str(report.year))
    counts = balanced(report)
    numbers = count(1)
    for kind in ApplicantKind:
        for story in _requests(rng, report, counts, kind, numbers, copy):
            yield from request(story)
    for block in BLOCKS:
        for other in _disputes(rng, report, counts, block, copy):
            yield from dispute(other)


def counters(report: AnnualReport) -> tuple[Counter, ...]:
    """The figures of table two, each as a counter of its own."""
    values = {key: report.value(key) for key in form(report.form).table("disclosure").keys()}  # noqa: SIM118 - a table is no mapping
    return tuple(Counter(key, value, "published report") for key, value in values.items() if value is not None)


def _figure(report: AnnualReport, key: str) -> int:
    value = report.value(key)
    assert isinstance(value, int), key
    return value


def _requests(
    rng: random.Random, report: AnnualReport, counts: Mapping[str, int], kind: ApplicantKind, numbers: Iterator[int], copy: int
) -> Iterator[RequestStory]:
    assert report.year is not None
    ends: list[Outcome | None] = [None] * counts[f"requests.carried_out.{kind}"]
    for table_row, codes in _codes(report.form, report.year).items():
        some = cycle(codes)
        ends += [next(some) for _ in range(counts[f"{table_row}.{kind}"])]
    rng.shuffle(ends)
    previous = f"{copy}-r-0"  # a request of an earlier year, which the ledger does not hold
    for place, end in enumerate(ends):
        carried_in = place < counts[f"requests.carried_in.{kind}"]
        received, finished = _days(rng, report.year, end, carried_in=carried_in)
        outcome = end if end is not None or finished is None else Outcome.GRANTED
        case = f"{copy}-r-{next(numbers)}"
        yield RequestStory(case, report.organ or "", kind, rng.choice(CHANNELS), received, finished, outcome, previous)
        previous = case


def _codes(form_id: str, year: int) -> Mapping[str, list[Outcome]]:
    """Row of table three → the outcomes of the year that count there."""
    rows: dict[str, list[Outcome]] = {}
    known = existing(date(year, 1, 1))
    for code in catalogue():
        if code in known:
            rows.setdefault(row(code, form_id), []).append(code)
    return rows


def _days(rng: random.Random, year: int, end: Outcome | None, *, carried_in: bool) -> _Days:
    """Date of receipt and day of the result."""
    december = timedelta(days=rng.randrange(31))
    if end is None:
        later = None if carried_in else date(year + 1, 1, 4) + timedelta(days=rng.randrange(25))
        return date(year - 1 if carried_in else year, 12, 1) + december, rng.choice([None, later])
    shortest = LAPSE if end in LAPSES else 1
    if carried_in:
        received = date(year - 1, 12, 1) + december
        return received, max(date(year, 1, 2), received + timedelta(days=shortest)) + timedelta(days=rng.randrange(20))
    received = date(year, 1, 1) + timedelta(days=rng.randrange(314))
    return received, received + timedelta(days=rng.randrange(shortest, LAPSE + 7))


def _disputes(rng: random.Random, report: AnnualReport, counts: Mapping[str, int], block: str, copy: int) -> Iterator[DisputeStory]:
    assert report.year is not None
    court, organ = block != "review", report.organ or ""
    first = date(report.year, 1, 1)
    ends: list[Result | None] = [None] * counts[f"remedies.{block}.pending"]
    for column in dict.fromkeys(result_classes().values()):
        some = cycle([Result(code) for code, known in result_classes().items() if known is column])
        ends += [next(some) for _ in range(counts[f"remedies.{block}.{column}"])]
    for number, result in enumerate(ends):
        case = f"{copy}-{block}-{number}"
        if result is None:
            yield DisputeStory(case, organ, court, block == "suit_after_review", first + timedelta(days=300 + rng.randrange(60)))
            continue
        ended = first + timedelta(days=rng.randrange(365))
        filed = ended - timedelta(days=rng.randrange(60, 200))
        yield DisputeStory(
            case,
            organ,
            court,
            block == "suit_after_review",
            filed,
            ended,
            result,
            court and result is not Result.NOT_ACCEPTED and rng.random() < APPEALED,
        )

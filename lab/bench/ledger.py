"""The ledger: a province's report, the report of a million cases from disk, and open clocks after a change of the calendar."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.workdays import Calendar, calendar
from gongkai.ledger.case import HandledCase, State
from gongkai.ledger.clocks import answer_clock
from gongkai.ledger.events.opening import ApplicantKind
from gongkai.ledger.fold import fold, fold_many
from gongkai.report.compute.compute import annual_report, report_of_cases
from lab.bench.alone import alone
from lab.bench.ledger_file import count, write
from lab.bench.machine import one_core
from lab.bench.measure import Work, race
from lab.bench.result import Bar, Result, Table
from lab.examples import hebei
from lab.histories import RequestStory, request
from lab.province import balanced, entries

COMPUTE_LIMIT, CLOCKS_LIMIT, MEMORY_LIMIT, GROWTH_LIMIT = 1.0, 1.0, 0.5, 1.5
"""Units: seconds, seconds, GB; time a case at a million, in times of that at a hundred thousand."""
COPIES = (1, 9, 92)
"""Of a province's year, which has 10,922 cases: ten thousand, a hundred thousand, a million."""
BEFORE, AFTER = date(2020, 1, 23), date(2020, 1, 31)
"""Between these days the Spring Festival of 2020, which had begun, was made longer."""


def of_a_province(rounds: int = 5) -> Result:
    """Tables three and four of the province of 2020 with the evidence behind each figure, cases folded from entries in memory."""
    report = hebei().report
    assert report.year is not None
    year, ledger = report.year, tuple(entries(report))
    folded = tuple(fold_many(ledger))
    with one_core():
        run = race(
            {
                "": {
                    "fold and count": lambda: annual_report(ledger, form=report.form, year=year),
                    "count": lambda: report_of_cases(folded, form=report.form, year=year),
                }
            },
            rounds,
        )
    seconds = run.seconds("fold and count")
    rows = ((what, len(folded), len(ledger), run.seconds(what)) for what in ("fold and count", "count"))
    table = Table(("what", "cases", "entries", "seconds"), tuple(rows))
    notes = (f"{run.waited:.0%} of the clock waited",)
    return Result(notes, (table,), (Bar("a province's report with evidence, seconds", seconds.middle, COMPUTE_LIMIT),))


def computing() -> Work:
    """What `of_a_province` times, for a profile."""
    report = hebei().report
    year, ledger = report.year or 0, tuple(entries(report))
    return lambda: annual_report(ledger, form=report.form, year=year)


def from_disk(copies: Sequence[int] = COPIES) -> Result:
    """The report of ever more cases from a sealed file: time, memory and exactness, and how they grow."""
    report = hebei().report
    expected = balanced(report)
    rows, wrong, peak, each = [], 0, 0.0, []
    for times in copies:
        with TemporaryDirectory(prefix="gongkai-bench-") as folder:
            path = Path(folder) / "ledger.jsonl"
            lines, size = alone(write, path, report, times), path.stat().st_size / 1e9
            counted = alone(count, path, report.form, report.year)
        cases = times * _cases(expected)
        wrong += sum(figure != times * expected[key] for key, figure in counted.figures.items())
        peak = max(peak, counted.peak)
        each.append(counted.processor / cases)
        rows.append((cases, lines, size, counted.clock, counted.processor, 1e6 * each[-1], counted.peak))
    columns = ("cases", "entries", "GB on disk", "report s", "processor s", "µs a case", "peak GB")
    bars = (
        Bar("peak memory of a report, GB", peak, MEMORY_LIMIT),
        Bar("cells that are not what was written", wrong, 0),
        Bar(
            "time a case in the largest file, in times of that in the one before",
            each[-1] / each[-2 if len(each) > 1 else -1],
            GROWTH_LIMIT,
        ),
    )
    return Result(("each report in a process of its own, from a file with hashes",), (Table(columns, tuple(rows)),), bars)


def of_open_clocks(cases: int = 100_000, rounds: int = 5) -> Result:
    """When each of many open requests is due, after a holiday was made longer."""
    opened = open_cases(cases)
    before, after = calendar(BEFORE), calendar(AFTER)
    with one_core():
        run = race({"": {"due": lambda: due_days(opened, after)}}, rounds)
    seconds = run.seconds("due")
    moved = sum(one != other for one, other in zip(due_days(opened, before), due_days(opened, after), strict=True))
    table = Table(("open cases", "seconds", "due days that moved"), ((len(opened), seconds, moved),))
    notes = (f"{run.waited:.0%} of the clock waited",)
    return Result(notes, (table,), (Bar("open clocks after a change of the calendar, seconds", seconds.middle, CLOCKS_LIMIT),))


def due_days(cases: Sequence[HandledCase], known: Calendar) -> list[date | None]:
    """The day on which the answer to each case is due."""
    return [None if (due := answer_clock(case, known)) is None else due.due for case in cases]


def open_cases(count: int) -> list[HandledCase]:
    """Requests of the weeks before BEFORE that are not answered: drafted, waiting for a correction, corrected, with an opinion."""
    found: list[HandledCase] = []
    ways = (Outcome.GRANTED, Outcome.ABANDONED_NO_CORRECTION, Outcome.STILL_UNCLEAR, Outcome.PARTIAL)
    for number in range(count):
        received = date(2020, 1, 2) + timedelta(days=number % 21)
        story = RequestStory(
            f"c-{number}",
            "某局",
            ApplicantKind.NATURAL_PERSON,
            Channel.IN_PERSON,
            received,
            received + timedelta(60),
            ways[number % len(ways)],
        )
        history = request(story)
        answer = next(place for place, entry in enumerate(history) if entry.happened_on == story.finished)
        case = fold(history[:answer])
        assert isinstance(case, HandledCase)
        assert case.state is not State.ANSWERED
        found.append(case)
    return found


def _cases(counts: Mapping[str, int]) -> int:
    """How many cases a ledger with these figures has: requests in hand, reviews, suits."""
    kinds = (
        "requests.received.total",
        "requests.carried_in.total",
        *(f"remedies.{block}.total" for block in ("review", "suit_direct", "suit_after_review")),
    )
    return sum(counts[key] for key in kinds)

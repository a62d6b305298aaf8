"""Generated reports of every layout, read by the capped worker and judged cell by cell."""

from collections import Counter, deque
from collections.abc import Iterator
from functools import partial

from gongkai.audit.model import AuditedSource
from lab.generate.corpus import generate, judge
from lab.generate.layouts import LAYOUTS
from lab.generate.rendered import Rendered
from lab.generate.verdict import Verdict, Wrong
from lab.soak.chunks import Run
from lab.soak.state import FOLDER, State
from lab.soak.tally import Fault, Tally
from lab.soak.workers import resident_megabytes, worker

CHUNK = 100
SUMS = ("right", "inferred_right", "ambiguous", "absent_ok", "doubted", "missed", "wrong_silent", "wrong_inferred")
"""The counts of a verdict that are counts of cells."""
FAULTS = ("wrong_silent", "wrong_inferred", "missed", "metadata", "crashed")
"""What must not be. A cell may be right, inferred and right, ambiguous, or absent where the layout destroyed it; nothing else."""
_SHOWN = 3


def reports_run(seed: int, count: int) -> Run:
    """The run over `count` files of the corpus `seed`."""
    return Run("reports", partial(reports_chunk, seed), count, CHUNK)


def reports_state(seed: int) -> State:
    """How far that run came."""
    return State(FOLDER / f"reports-{seed}.json")


def reports_chunk(seed: int, chunk: int) -> Tally:
    """The tally of CHUNK files."""
    tally = Tally()
    pending: deque[tuple[int, Rendered]] = deque()

    def files() -> Iterator[tuple[str, bytes]]:
        for index in range(chunk * CHUNK, (chunk + 1) * CHUNK):
            made = generate(seed, index)
            pending.append((index, made))
            yield str(index), made.content

    for audited in worker().audit_many(files()):
        index, made = pending.popleft()
        count(tally, index, made, audited)
    tally.peak("resident MB", resident_megabytes())
    return tally


def count(tally: Tally, index: int, made: Rendered, audited: AuditedSource) -> None:
    """Add what a reading of a generated file was worth."""
    verdict = judge(made, [one.read for one in audited.reports])
    counted = Counter({"files": 1, **{name: getattr(verdict, name) for name in (*SUMS, "reports_missed", "reports_extra")}})
    counted["metadata"] = len(verdict.metadata)
    counted["crashed"] = int(audited.refusal is not None)
    for group in ("all", f"family {LAYOUTS[made.layout].family}", f"layout {made.layout}", *(f"mixer {name}" for name in made.mixers)):
        tally.counts[group].update(counted)
    for what in FAULTS:
        if counted[what]:
            tally.faulty[what] += 1
            tally.faults.append(
                Fault(index, what, f"{made.layout} + {', '.join(made.mixers) or 'nothing'}", _detail(what, verdict, audited))
            )


def _detail(what: str, verdict: Verdict, audited: AuditedSource) -> str:
    """The first few of those faults, in a line."""
    match what:
        case "crashed":
            return str(audited.refused)
        case "metadata":
            return "; ".join(verdict.metadata)
        case "missed":
            return f"{verdict.missed} cells that are printed were not read"
        case _:
            inferred = what == "wrong_inferred"
            wrong = [one for one in verdict.wrong if (one.got.status == "inferred") == inferred]
            return f"{len(wrong)}: " + "; ".join(map(told, wrong[:_SHOWN]))


def told(wrong: Wrong) -> str:
    """A wrong cell in a few words."""
    was = "no such cell" if wrong.expected is None else f"{wrong.expected.value} ({wrong.expected.certainty})"
    got = wrong.got
    return f"[{wrong.report}] {wrong.key}: {was}, read {got.value} ({got.status}, printed {got.printed!r}, at {got.at})"

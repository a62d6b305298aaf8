"""The commands of the soak: run a part, print what came of it, answer the exit status."""

from collections.abc import Sequence

from lab.soak.chunks import Run, carry_on
from lab.soak.fuzz import answers, fault_in, fuzz_run, fuzz_state, outcome
from lab.soak.inputs import SUPPLIES, Kind
from lab.soak.killing import killing
from lab.soak.only import report_lines
from lab.soak.reports import SUMS, reports_run, reports_state
from lab.soak.state import FOLDER, State, version_of_sources
from lab.soak.table import fault_lines, table
from lab.soak.tally import Tally

ALL = "all"
_MOST_FAULTS = 40
_REPORT_COLUMNS = ("files", *SUMS, "metadata", "reports_missed", "crashed")
_FUZZ_COLUMNS = ("inputs", "read", "reports", "cells", "figures", "refused", "capped", "faults")


def reports(seed: int, count: int, jobs: int, *, only: int | None = None, fresh: bool = False) -> int:
    """Read and judge generated reports."""
    if only is not None:
        print("\n".join(report_lines(seed, only)))
        return 0
    state = reports_state(seed)
    _carry_on(reports_run(seed, count), state, jobs, fresh=fresh)
    for prefix in ("layout ", "mixer ", "family ", "all"):
        print("\n".join(table(state.tally.counts, prefix, _REPORT_COLUMNS)) + "\n")
    return _end([state])


def fuzz(kind: str, seed: int, count: int | None, jobs: int, *, only: int | None = None, fresh: bool = False) -> int:
    """Feed damaged inputs to the parsers."""
    kinds = tuple(SUPPLIES) if kind == ALL else (Kind(kind),)
    if only is not None:
        return max(_look(one, seed, only) for one in kinds)
    states = []
    for one in kinds:
        state = fuzz_state(one, seed)
        _carry_on(fuzz_run(one, seed, count), state, jobs, fresh=fresh)
        states.append(state)
    total = Tally()
    for state in states:
        total += state.tally
    total.counts["kind, all"].update(_summed(total))
    print("\n".join(table(total.counts, "kind", _FUZZ_COLUMNS)) + "\n")
    return _end(states)


def requests(count: int, clients: int, kills: int, seed: int) -> int:
    """Post requests while everything that takes them is killed."""
    ran = killing(count, clients, kills, seed)
    killed = ", ".join(f"{name} {times} times" for name, times in ran.killed.items())
    print(f"{len(ran.given):,} requests by {clients} clients; killed: {killed}; ended by themselves: {ran.ended} times")
    print(
        f"{ran.sent:,} messages sent, of which {len(ran.posted) - ran.sent} came to the gateway again; {len(ran.issued):,} letters issued"
    )
    print("\n".join(ran.faults[:_MOST_FAULTS]) or "no faults")
    return int(bool(ran.faults))


def _summed(tally: Tally) -> dict[str, int]:
    return {name: sum(counted[name] for group, counted in tally.counts.items() if group.startswith("kind ")) for name in _FUZZ_COLUMNS}


def _look(kind: Kind, seed: int, index: int) -> int:
    """One input with its outcome; it is written out for a closer look."""
    ((_, made, audited),) = answers(kind, seed, range(index, index + 1), view=True)
    path = FOLDER / "inputs" / f"{kind}-{seed}-{index}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.content)
    fault = fault_in(kind, index, made, audited)
    print(f"{path}: {len(made.content)} bytes, {made.recipe}")
    print(", ".join(f"{name} {number}" for name, number in outcome(audited).items()))
    print(audited.refused or "\n".join(f"{one.read.report.year} {one.read.report.organ}" for one in audited.reports))
    print(f"FAULT {fault.what}" if fault else "no fault")
    return int(fault is not None)


def _carry_on(run: Run, state: State, jobs: int, *, fresh: bool) -> None:
    if fresh:
        state.forget()
    carry_on(run, state, jobs)


def _end(states: Sequence[State]) -> int:
    """Print the peaks and the faults; answer the exit status."""
    total = Tally()
    for state in states:
        total += state.tally
    old = sum(state.versions.total() - state.versions[version_of_sources()] for state in states)
    if old:
        print(
            f"{old} of {sum(len(state.done) for state in states)} chunks were run by other versions of the sources; --fresh runs them again"
        )
    print("".join(f"{name}: {value:,.1f}\n" for name, value in sorted(total.peaks.items())))
    print("\n".join(fault_lines(total, _MOST_FAULTS)) or "no faults")
    return int(bool(total.faulty))

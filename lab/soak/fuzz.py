"""Hostile inputs through capped workers: no crash, no hang, bounded memory, a clear message for whatever is refused."""

from collections import Counter, deque
from collections.abc import Iterator
from functools import partial

from gongkai.audit.model import AuditedSource, Refusal
from gongkai.audit.refusals import death, nonsense, out_of_memory, reader_failed, too_slow
from lab.soak.chunks import Run
from lab.soak.inputs import SUPPLIES, Kind, make
from lab.soak.inputs.made import Made
from lab.soak.probe import PROBE, SHEET_PROBE
from lab.soak.state import FOLDER, State
from lab.soak.tally import Fault, Tally
from lab.soak.workers import resident_megabytes, worker

_CAPS = (too_slow(0).what, out_of_memory(0).what)
_FAILURES = (death(1, 0).what, reader_failed("", "").what, nonsense().what)
_VIEW_EVERY = 4
"""So many chunks to one in which everything that can be shown of a source is made, too."""
_KEPT = 3
"""So many faults of a sort are remembered of a chunk, with their files; all are counted."""


def fuzz_run(kind: Kind, seed: int, count: int | None = None) -> Run:
    """The run over inputs of a kind, by default as many as the large run tries."""
    supply = SUPPLIES[kind]
    return Run(f"fuzz {kind}", partial(fuzz_chunk, kind, seed), supply.wanted if count is None else count, supply.batch)


def fuzz_state(kind: Kind, seed: int) -> State:
    """How far that run came."""
    return State(FOLDER / f"fuzz-{kind}-{seed}.json")


def fuzz_chunk(kind: Kind, seed: int, chunk: int) -> Tally:
    """The tally of a batch of inputs."""
    batch = SUPPLIES[kind].batch
    tally = Tally()
    for index, made, audited in answers(kind, seed, range(chunk * batch, (chunk + 1) * batch), view=chunk % _VIEW_EVERY == 0):
        tally.counts[f"kind {kind}"].update(outcome(audited))
        fault = fault_in(kind, index, made, audited)
        if fault is not None:
            tally.counts[f"kind {kind}"]["faults"] += 1
            tally.faulty[fault.what] += 1
            if tally.faulty[fault.what] <= _KEPT:
                tally.faults.append(fault)
                keep(kind, seed, fault, made)
    tally.peak(f"resident MB, {kind}", resident_megabytes(auditor_of(kind)))
    return tally


def answers(kind: Kind, seed: int, indices: range, *, view: bool = False) -> Iterator[tuple[int, Made, AuditedSource]]:
    """Inputs of those numbers and what the worker says of them."""
    pending: deque[tuple[int, Made]] = deque()

    def files() -> Iterator[tuple[str, bytes]]:
        for index in indices:
            made = make(kind, seed, index)
            pending.append((index, made))
            yield str(index), made.content

    child = worker(auditor_of(kind))
    audits = (viewed.audited for viewed in child.audit_and_view_many(files())) if view else child.audit_many(files())
    for audited in audits:
        yield *pending.popleft(), audited


def auditor_of(kind: Kind) -> str:
    """The function that the child calls: CSV is read as a table of organs, too, and so are giants, some of which are."""
    return SHEET_PROBE if kind in {Kind.CSV, Kind.GIANTS} else PROBE


def outcome(audited: AuditedSource) -> Counter[str]:
    """What became of an input. `capped`: the worker ended it. `reports` and `cells`: read inputs that had any."""
    counted = Counter({"inputs": 1})
    if audited.refusal is not None:
        counted["capped" if audited.refusal.what in _CAPS else "refused"] += 1
        return counted
    counted["read"] += 1
    counted["reports"] += int(bool(audited.reports))
    counted["cells"] += int(any(one.read.report.cells for one in audited.reports))
    counted["figures"] += sum(len(one.read.report.cells) for one in audited.reports)
    return counted


def fault_in(kind: Kind, index: int, made: Made, audited: AuditedSource) -> Fault | None:
    """What is wrong with an answer; None when nothing is. Only a giant may meet the caps of memory and time."""
    refusal = audited.refusal
    if refusal is None:
        return None
    if refusal.what in _FAILURES or (refusal.what in _CAPS and kind is not Kind.GIANTS):
        return Fault(index, _sort(refusal), f"{kind}, {len(made.content)} bytes: {made.recipe}", str(refusal.error()))
    if not (refusal.what and refusal.remedy):
        return Fault(index, "message: refused without what or remedy", f"{kind}: {made.recipe}", str(refusal.error()))
    return None


def _sort(refusal: Refusal) -> str:
    """The fault without what differs between inputs: faults of a sort have one cause."""
    if refusal.what != reader_failed("", "").what:
        return f"{refusal.what}: {refusal.why}" if refusal.what not in _CAPS else refusal.what
    error, _, message = refusal.why.partition(": ")
    promise = f" {message.partition(':')[0]}" if error == "BrokenPromiseError" else ""
    return f"{error}{promise} {refusal.why.rpartition('(')[2].rstrip(')')}"


def keep(kind: Kind, seed: int, fault: Fault, made: Made) -> None:
    """Store the input that shows a fault, and how to make it again."""
    folder = FOLDER / "faults"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{kind}-{seed}-{fault.number}"
    (folder / f"{name}.bin").write_bytes(made.content)
    how = f"python -m lab.soak fuzz --kind {kind} --seed {seed} --only {fault.number}"
    (folder / f"{name}.txt").write_text(f"{fault.what}\n{fault.detail}\nmade from: {made.recipe}\nagain: {how}\n", encoding="utf-8")

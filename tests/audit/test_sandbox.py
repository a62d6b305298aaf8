"""A worker gives its parent results and nothing else, whatever the file does to the child."""

import os
import resource
import signal
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.audit.audit import audit
from gongkai.audit.limits import MEBIBYTE, Limits
from gongkai.audit.model import Refusal
from gongkai.audit.sandbox import _OF_THREAD, Worker, audit_in_sandbox
from gongkai.errors import InputRefused
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").iterdir())
LIMITS = Limits(memory=256 * MEBIBYTE, seconds=1, patience=2, largest=4 * MEBIBYTE, files=50)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Worker]]:
    """Makes workers whose child does what the bytes tell it to."""
    monkeypatch.syspath_prepend(str(ROOT))
    made: list[Worker] = []

    def make(limits: Limits = LIMITS) -> Worker:
        made.append(Worker(limits, "tests.audit.hostile:audit"))
        return made[-1]

    yield make
    for one in made:
        one.close()


def outcomes(worker: Worker, *commands: str) -> list[str]:
    """For each command what the child answered, or what it was refused with."""
    files = [(command, command.encode()) for command in commands]
    return [one.audited.refusal.what if one.audited.refusal else one.media for one in worker.audit_and_view_many(files)]


def refusal(worker: Worker, command: str) -> Refusal:
    (audited,) = worker.audit_many([("file", command.encode())])
    assert audited.refusal is not None
    return audited.refusal


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_child_says_what_the_library_says(worker: Worker, path: Path) -> None:
    content = path.read_bytes()

    assert worker.audit(content, path.name) == audit(content, path.name)


def test_audits_come_in_order_and_one_bad_file_stops_nothing(worker: Worker) -> None:
    refused = Refusal("the file cannot be opened")
    files = [(path.name, path.read_bytes()) for path in EXAMPLES]
    given: list[tuple[str, bytes | Refusal]] = [
        ("gone", refused),
        files[0],
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        files[1],
        ("gone too", refused),
    ]
    audits = list(worker.audit_many(iter(given)))

    assert [one.source for one in audits] == ["gone", files[0][0], "broken.pdf", files[1][0], "gone too"]
    assert [one.refusal is None for one in audits] == [False, True, False, True, False]
    assert audits[0].refusal == refused


def test_nothing_given_nothing_audited(worker: Worker) -> None:
    assert list(worker.audit_many([])) == []


def test_a_refusal_is_raised_for_a_single_file(worker: Worker) -> None:
    with pytest.raises(InputRefused, match="PDF is damaged"):
        worker.audit(b"%PDF-1.7\nnothing", "broken.pdf")


def test_a_bomb_of_two_kilobytes_is_refused_and_the_parent_does_not_grow(worker: Worker) -> None:
    zeros = zlib.compress(zlib.compress(bytes(1 << 30), 9), 9)
    head = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    page = b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n"
    stream = b"4 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(zeros), zeros)
    bomb = head + page + stream + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"
    assert len(bomb) < 8192
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (audited,) = worker.audit_many([("bomb.pdf", bomb)])

    assert audited.refusal is not None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024
    assert worker.audit(EXAMPLES[0].read_bytes(), "next").reports


def test_nested_tags_are_refused_and_the_next_file_is_read(worker: Worker) -> None:
    (nested,) = worker.audit_many([("nested.html", b"<html><body>" + b"<div>" * 100_000)])

    assert nested.refusal is not None
    assert worker.audit(EXAMPLES[0].read_bytes(), "next").reports


@pytest.mark.parametrize(
    ("command", "what", "why"),
    [
        ("spin", "the file takes too long to read", "1 seconds"),
        ("sleep", "the file takes too long to read", "1 seconds"),
        ("hog 400", "the file takes too much memory to read", "256 MB"),
        ("die SIGSEGV", "the file brings the parser down", "SIGSEGV"),
        ("die SIGABRT", "the file brings the parser down", "SIGABRT"),
        ("die SIGKILL", "the file could not be read", "killed, two times"),
        ("leave 3", "the file brings the parser down", "status 3"),
        ("fail", "the reader failed on this file", "ZeroDivisionError"),
        ("answer", "the file could not be read", "killed"),
    ],
)
def test_what_ends_the_child_is_told_and_the_next_file_is_read(hostile: Callable[..., Worker], command: str, what: str, why: str) -> None:
    worker = hostile()
    first, second, third = outcomes(worker, "fine", command, "well")

    assert (first, second) == ("fine True 1", what)
    assert third.startswith("well")
    assert why in refusal(worker, command).why


def test_a_refusal_of_the_reader_comes_through_whole(hostile: Callable[..., Worker]) -> None:
    assert refusal(hostile(), "refuse so") == Refusal("not today", "here", "so", "wait")


def test_the_child_is_used_again_after_a_refusal_and_after_a_fault(hostile: Callable[..., Worker]) -> None:
    assert outcomes(hostile(), "a", "refuse so", "fail", "b") == ["a True 1", "not today", "the reader failed on this file", "b True 4"]


def test_memory_that_earlier_files_left_is_not_held_against_a_file(hostile: Callable[..., Worker]) -> None:
    assert outcomes(hostile(), "hog 80", "hog 80", "hog 80") == ["held 1", "held 2", "held 1"]


def test_a_file_whose_child_somebody_else_killed_is_read_all_the_same(hostile: Callable[..., Worker], tmp_path: Path) -> None:
    worker, witness = hostile(), tmp_path / "witness"
    assert outcomes(worker, "a") == ["a True 1"]

    def kill() -> None:
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        witness.touch()

    threading.Timer(0.3, kill).start()
    assert outcomes(worker, f"wait-for {witness}", "b") == ["seen", "b True 2"]


def test_a_child_that_dies_between_two_files_costs_nothing(hostile: Callable[..., Worker]) -> None:
    worker = hostile()
    assert outcomes(worker, "a") == ["a True 1"]
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)

    assert outcomes(worker, "b") == ["b True 1"]


def test_a_child_is_replaced_after_so_many_files(hostile: Callable[..., Worker]) -> None:
    worker = hostile(Limits(files=3))
    counts = [outcome.rpartition(" ")[2] for outcome in outcomes(worker, *(f"f{number}" for number in range(7)))]

    assert counts == ["1", "2", "3", "1", "2", "3", "1"]


def test_a_file_that_is_too_large_never_reaches_the_child(hostile: Callable[..., Worker]) -> None:
    worker = hostile()
    audits = list(worker.audit_many([("small", b"a"), ("large", b" " * (LIMITS.largest + 1)), ("next", b"b")]))

    assert [one.refusal is None for one in audits] == [True, False, True]
    assert audits[1].refusal is not None
    assert audits[1].refusal.what == "the file is too large"


def test_a_file_larger_than_a_pipe_and_an_answer_larger_than_a_pipe_pass_each_other(hostile: Callable[..., Worker]) -> None:
    worker = hostile(Limits(memory=512 * MEBIBYTE, largest=32 * MEBIBYTE))
    padding = " " * (6 << 20)

    assert [len(one) for one in outcomes(worker, *["answer" + padding] * 3)] == [8 << 20] * 3


def test_what_a_library_prints_does_not_stand_among_the_answers(hostile: Callable[..., Worker]) -> None:
    assert outcomes(hostile(), "print hello", "a") == ["printed", "a True 2"]


@pytest.mark.parametrize("what", ["socket", "process", "write", "delete", "library"])
def test_the_child_gives_up_what_reading_does_not_need(hostile: Callable[..., Worker], what: str) -> None:
    assert outcomes(hostile(), f"try {what}") == ["PermissionError"]


def test_the_child_has_no_file_of_its_parent_and_none_of_its_secrets(
    hostile: Callable[..., Worker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "x")
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        descriptors, environment = outcomes(hostile(), "try descriptors", "try environment")

    assert len(descriptors.split()) == 5, "input, output, errors, answers, and the listing's own"
    assert "SECRET_KEY" not in environment


def test_who_stops_in_the_middle_does_not_spoil_the_next_call(hostile: Callable[..., Worker]) -> None:
    worker = hostile()
    for audited in worker.audit_many([("a", b"a"), ("b", b"b"), ("c", b"c")]):
        assert audited.source == "a"
        break

    assert outcomes(worker, "d")[0].startswith("d ")


def test_a_closed_worker_leaves_no_process(hostile: Callable[..., Worker]) -> None:
    with hostile() as worker:
        pid = worker.pid
        outcomes(worker, "a")
    assert pid is not None
    assert worker.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_worker_of_a_thread_is_kept() -> None:
    content = EXAMPLES[0].read_bytes()
    first, kept = audit_in_sandbox(content, "a"), _OF_THREAD.worker.pid
    second = audit_in_sandbox(content, "b")

    assert (first.source, second.source) == ("a", "b")
    assert first.reports == second.reports
    assert _OF_THREAD.worker.pid == kept

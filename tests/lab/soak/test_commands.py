"""The command line of the soak: what it prints, what it keeps, its exit status."""

from pathlib import Path

import pytest

from gongkai.audit.model import AuditedSource
from gongkai.audit.refusals import reader_failed
from lab.generate.corpus import generate
from lab.soak import fuzz as fuzzing
from lab.soak.__main__ import main
from lab.soak.inputs import SUPPLIES, Kind, make
from lab.soak.inputs.made import Made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("commands", "fuzz", "only", "reports"):
        monkeypatch.setattr(f"lab.soak.{module}.FOLDER", tmp_path)
    monkeypatch.setitem(SUPPLIES, Kind.ZIP, SUPPLIES[Kind.ZIP]._replace(batch=10))
    return tmp_path


def test_one_report_is_shown_and_written_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = generate(7, 3)

    assert main(["reports", "--seed", "7", "--only", "3"]) == 0

    shown = capsys.readouterr().out
    assert made.layout in shown
    assert f"expected [0]: {made.reports[0].year} {made.reports[0].organ}" in shown
    assert (folder / "reports" / f"7-3{made.suffix}").read_bytes() == made.content


def test_one_input_is_shown_and_written_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fuzz", "--kind", "zip", "--seed", "7", "--only", "3"]) == 0

    made = make(Kind.ZIP, 7, 3)
    assert f"{len(made.content)} bytes, {made.recipe}" in capsys.readouterr().out
    assert (folder / "inputs" / "zip-7-3.bin").read_bytes() == made.content


def test_faults_are_told_kept_and_fail_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers = fuzzing.answers

    def failing(*arguments: object, **more: object) -> object:
        for index, made, audited in answers(*arguments, **more):  # type: ignore[arg-type]  # passes on whatever it was given
            yield index, made, AuditedSource("", refusal=reader_failed("KeyError: 'x'", "a.py:1")) if index == 14 else audited

    monkeypatch.setattr(fuzzing, "answers", failing)

    assert main(["fuzz", "--kind", "zip", "--seed", "7", "--count", "15", "--jobs", "1"]) == 1

    shown = capsys.readouterr().out
    assert "KeyError a.py:1: 1" in shown
    assert "--only 14" in shown
    assert "20" in shown, "whole chunks"
    made: Made = make(Kind.ZIP, 7, 14)
    assert (folder / "faults" / "zip-7-14.bin").read_bytes() == made.content
    assert "python -m lab.soak fuzz --kind zip --seed 7 --only 14" in (folder / "faults" / "zip-7-14.txt").read_text("utf-8")

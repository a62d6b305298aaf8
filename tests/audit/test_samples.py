"""The real reports say what somebody who read them by hand found in them: no cell more or less, no finding more or less."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.audit.codec import audited_to_json
from gongkai.audit.sandbox import Worker
from gongkai.report.codec import dumps

NAMES = [
    "000_3feccf28e30372ec.txt",
    "001_0d99ab233477fefe.txt",
    "002_8e4830dfd4e138a1.txt",
    "003_32d5a73b5d1d6496.txt",
    "004_9d9346405fe879cf.txt",
]


@pytest.fixture(scope="session")
def expected(samples: Path) -> dict[str, Any]:
    sources = json.loads((samples / "expected.json").read_text(encoding="utf-8"))
    return {source["source"]: source["reports"] for source in sources}


@pytest.fixture(scope="session")
def found(samples: Path) -> dict[str, Any]:
    files = [(path.name, path.read_bytes()) for path in sorted(samples.glob("*.txt"))]
    with Worker() as worker:
        sources = [json.loads(dumps(audited_to_json(audited))) for audited in worker.audit_many(files)]
    return {source["source"]: source["reports"] for source in sources}


def test_every_sample_is_looked_at(expected: dict[str, Any], found: dict[str, Any]) -> None:
    assert sorted(expected) == sorted(found) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_those_that_stand_in_the_file(expected: dict[str, Any], found: dict[str, Any], name: str) -> None:
    known = ("index", "year", "form", "truncated", "duplicate_of")

    assert [{key: one[key] for key in known} for one in found[name]] == [{key: one[key] for key in known} for one in expected[name]]
    for one, wanted in zip(found[name], expected[name], strict=True):
        assert one["organ"] in wanted["organ_one_of"]


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_those_that_are_printed(expected: dict[str, Any], found: dict[str, Any], name: str) -> None:
    def cells(report: dict[str, Any]) -> dict[str, Any]:
        return {key: (cell["value"], cell["status"]) for key, cell in report["cells"].items()}

    assert [cells(one) for one in found[name]] == [cells(one) for one in expected[name]]


@pytest.mark.parametrize("name", NAMES)
def test_findings_are_those_that_are_true(expected: dict[str, Any], found: dict[str, Any], name: str) -> None:
    def findings(report: dict[str, Any]) -> list[Any]:
        return sorted((one["code"], one["severity"], one["status"], tuple(one["cells"])) for one in report["findings"])

    assert [findings(one) for one in found[name]] == [findings(one) for one in expected[name]]


@pytest.mark.parametrize("name", NAMES)
def test_every_print_stands_at_its_place(samples: Path, found: dict[str, Any], name: str) -> None:
    text = (samples / name).read_bytes().decode("utf-8")
    for report in found[name]:
        for key, cell in report["cells"].items():
            assert text[cell["at"]["start"] : cell["at"]["end"]] == cell["printed"], key

"""The SQL audit says exactly what the Python rules say, and finds what was planted."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.audit.model import AuditedReport, AuditedSource
from gongkai.checks.registry import run
from gongkai.corpus.encode import ChunkBuilder
from gongkai.corpus.identities import COLUMNS, audit, counts, guarded
from gongkai.corpus.parts import SourceFile, open_folder
from gongkai.corpus.query import open_corpus
from gongkai.reader.result import ReadReport
from gongkai.report.forms import form
from gongkai.report.model import AnnualReport, Cell, Status
from lab.corpus_synth import planted, write
from tests.corpus.random_reports import reports

CODES = {"TO-01", "TO-02", "TO-03", "TO-05"}
TOTAL = "requests.received.total"
PARTS = [f"requests.received.{part}" for part in ("natural_person", "business", "research", "public_welfare", "legal_service", "other")]


def store(path: Path, found: list[AnnualReport], duplicate_of: int | None = None) -> None:
    builder = ChunkBuilder()
    for number, report in enumerate(found):
        read = ReadReport(0, report, (), False, duplicate_of, (0, 0))
        builder.add(AuditedSource(f"{number:03}", (AuditedReport(read),)), "", 0)
    with open_folder(path) as folder:
        folder.write(builder.chunk(), [SourceFile(f"{number:03}", Path(), 0, 0) for number in range(len(found))])


def audited(path: Path) -> list[dict[str, Any]]:
    with open_corpus(path) as connection:
        relation = audit(connection)
        assert tuple(relation.columns) == COLUMNS
        return [dict(zip(COLUMNS, row, strict=True)) for row in relation.fetchall()]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
)
@given(st.lists(reports(), min_size=1, max_size=6))
def test_sql_and_rules_agree(tmp_path_factory: pytest.TempPathFactory, found: list[AnnualReport]) -> None:
    path = tmp_path_factory.mktemp("corpus")
    store(path, found)
    by_sql = Counter(
        (row["source"], row["code"], row["status"], tuple(row["cells"]), frozenset((row["left_side"], row["right_side"])))
        for row in audited(path)
    )
    by_rules = Counter(
        (f"{number:03}", finding.code, finding.status.value, finding.cells, frozenset((finding.expected, finding.actual)))
        for number, report in enumerate(found)
        for finding in run(report)
        if finding.code in CODES
    )
    assert by_sql == by_rules


def received(*values: int | None) -> AnnualReport:
    cells = {
        key: Cell(value, Status.READ if value is not None else Status.BLANK) for key, value in zip((*PARTS, TOTAL), values, strict=True)
    }
    return AnnualReport("甲市", 2022, "cn-ogi-2021", cells)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 3, 4, 5, 6, 21), None),
        ((1, 2, 3, 4, 5, 6, 22), ("violated", 21, 22)),
        ((1, 2, 3, 4, 5, None, 21), ("not_assessable", 15, 21)),
        ((1, 2, 3, 4, 5, None, 15), None),
        ((None, None, None, None, None, None, 125), ("not_assessable", None, 125)),
        ((1, 2, 3, 4, 5, 6, None), ("not_assessable", 21, None)),
        ((None, None, None, None, None, None, None), None),
        ((None, None, None, None, None, None, 0), None),
    ],
)
def test_the_rule_for_blanks(tmp_path: Path, values: tuple[int | None, ...], expected: tuple[str, int | None, int | None] | None) -> None:
    store(tmp_path, [received(*values)])
    rows = [(row["status"], row["left_side"], row["right_side"]) for row in audited(tmp_path) if row["code"] == "TO-01"]
    assert rows == ([] if expected is None else [expected])


def test_an_absent_or_undecided_operand_silences_the_rule(tmp_path: Path) -> None:
    whole = received(1, 2, 3, 4, 5, 6, 22)
    absent = AnnualReport("甲市", 2022, whole.form, {key: cell for key, cell in whole.cells.items() if key != PARTS[0]})
    undecided = AnnualReport("甲市", 2022, whole.form, {**whole.cells, PARTS[0]: Cell(None, Status.AMBIGUOUS)})
    store(tmp_path, [absent, undecided])
    assert audited(tmp_path) == []


def test_duplicates_are_not_checked(tmp_path: Path) -> None:
    store(tmp_path, [received(1, 2, 3, 4, 5, 6, 22)], duplicate_of=1)
    assert audited(tmp_path) == []


def test_every_identity_of_a_form_is_asked() -> None:
    known = form("cn-ogi-2021")
    asked = [one.identity for one in guarded(known)]
    assert set(known.identities) <= set(asked)
    assert set(known.identities_over(known.merged)) <= set(asked)
    assert len(asked) == len(set(asked))


def test_planted_faults_are_found_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "corpus", 2000)
    faulty, blank = planted(2000)
    assert (faulty, blank) == (40, 50)
    with open_corpus(tmp_path / "corpus") as connection:
        assert counts(connection) == [
            ("TO-01", "not_assessable", blank, blank),
            ("TO-01", "violated", faulty, faulty),
            ("TO-02", "not_assessable", blank, blank),
            ("TO-02", "violated", faulty, faulty),
        ]


def test_an_empty_corpus_has_nothing_to_say(tmp_path: Path) -> None:
    with open_folder(tmp_path / "corpus"):
        pass
    assert audited(tmp_path / "corpus") == []

"""The bad corpus: nothing in it may be missed."""

from collections import Counter

import pytest

from gongkai_web.publishing.examine.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.scan import Finding, scan
from tests.web.publishing.scan.bad import Bad, bad_files

_TEXT = TextFields(title="关于印发实施方案的通知")


@pytest.fixture(scope="module")
def corpus() -> list[Bad]:
    """Every bad file under a name of its own."""
    return [one._replace(name=f"{number}-{one.name}") for number, one in enumerate(bad_files())]


@pytest.fixture(scope="module")
def findings(corpus: list[Bad]) -> dict[str, list[Finding]]:
    """What the scan finds, file by file."""
    found = scan(_TEXT, [(one.name, one.content) for one in corpus])
    by_file: dict[str, list[Finding]] = {one.name: [] for one in corpus}
    for one in found:
        by_file[one.where.split(" · ")[0].split(" ")[0].split("（")[0]].append(one)
    return by_file


def test_misses_nothing(corpus: list[Bad], findings: dict[str, list[Finding]]) -> None:
    missed = [
        (one.what, one.kind, [found.kind for found in findings[one.name]])
        for one in corpus
        if one.kind not in {found.kind for found in findings[one.name]}
    ]
    assert not missed


def test_has_several_variants_of_every_kind(corpus: list[Bad]) -> None:
    counts = Counter(one.kind for one in corpus)
    assert len(corpus) >= 500
    assert not [kind for kind in Kind if counts[kind] < 2]


def test_shows_no_number_whole(corpus: list[Bad], findings: dict[str, list[Finding]]) -> None:
    shown = " ".join(found.excerpt for one in corpus for found in findings[one.name])
    assert "13831712345" not in shown
    assert "130922197811043319"[:14] not in shown

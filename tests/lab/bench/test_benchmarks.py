"""Each benchmark runs on a handful of files and counts what it says it counts. No speed is asserted."""

import os
from collections.abc import Callable

import pytest

from gongkai.reader.read import read
from gongkai.report.model import AnnualReport, Cell
from gongkai.report.rollup import RollUp
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.lines import Role, names_in
from lab.bench import accuracy, corpus, flat, html, letters, million, pdf
from lab.bench.__main__ import main
from lab.bench.benchmarks import BENCHMARKS
from lab.bench.files import batches, files_of, mix, sizes
from lab.bench.machine import clock_of, machine, one_core
from lab.bench.measure import Work
from lab.bench.profiled import profile
from lab.bench.result import Bar, Benchmark, Result
from lab.bench.rivals.tools import Tool
from lab.bench.sites import in_site
from lab.corpus_synth import planted
from lab.generate.seeds import seeded


def test_mix_gives_each_layout_its_share_and_at_least_one() -> None:
    made = mix({"html_clean": 3, "html_word": 1, "html_in_script": 0}, 4)
    assert {layout: len(some) for layout, some in made.items()} == {"html_clean": 3, "html_word": 1, "html_in_script": 1}
    assert mix({"html_clean": 3}, 4)["html_clean"][:3] == made["html_clean"]
    assert sizes([b"a" * 2000, b"a" * 6000, b"a" * 10_000]) == "3 files, 2 to 10 kB, median 6 kB, together 0.0 MB"


def test_no_round_has_a_file_of_another() -> None:
    made = batches({"html_clean": 1}, 2, 3)["html_clean"]
    assert [len(some) for some in made] == [2, 2, 2]
    assert len({one for some in made for one in some}) == 6


def test_a_page_reads_the_same_in_the_frame_of_a_site() -> None:
    for layout in html.SHARES:
        page = files_of(layout, 1, mixers=html.MIXERS)[0].content
        framed = in_site(page, seeded("frame", layout))
        assert len(framed) > 30_000 + len(page) or framed == page
        assert [(one.report.organ, one.report.year, _figures(one.report)) for one in read(framed).reports] == [
            (one.report.organ, one.report.year, _figures(one.report)) for one in read(page).reports
        ]


def _figures(report: AnnualReport) -> dict[str, object]:
    return {key: (cell.value, cell.status) for key, cell in report.cells.items()}


@pytest.mark.parametrize(("run", "files"), [(html.in_process, 9), (html.through_worker, 9), (flat.flattened, 2)])
def test_text_benchmarks_cover_every_file(run: Callable[..., Result], files: int) -> None:
    result = run(files=files, rounds=1)
    for table in result.tables:
        *layouts, whole = table.rows
        assert whole[0] == "all"
        assert whole[1] == sum(int(str(row[1])) for row in layouts) == files
    assert len(result.bars) == 1


def test_pdf_benchmark_covers_both_layouts() -> None:
    result = pdf.against_extraction(files=2, rounds=1)
    assert [row[:2] for row in result.tables[0].rows] == [("pdf_pages", 2), ("pdf_side_by_side", 1), ("all", 3)]


def test_letters_are_whole_and_each_is_measured() -> None:
    known = catalogue().letters
    for code in letters.CODES:
        lines = letters.filled(known[code], 17)
        assert not names_in(lines), code
        assert [one.text for one in lines if one.role is Role.TITLE] == [known[code].name.zh]
        assert all(word in "".join(one.text for one in lines) for word in ("洛泽市水务局", "2026年3月5日", "17")), code

    assert letters.filled(known["L12"], 17) != letters.filled(known["L12"], 18)
    rows = letters.letters(rounds=1, copies=1).tables[0].rows
    assert [str(row[0])[:3] for row in rows] == [*letters.CODES, "all"]


def test_corpus_benchmarks_take_as_many_reports_as_told() -> None:
    assert [row[1] for row in corpus.from_parquet(reports=20, rounds=1).tables[0].rows] == [20, 20]
    assert corpus.of_loaded(reports=20, rounds=1).tables[0].rows[0][0] == 20


def test_rolled_up_reports_are_all_used_and_every_difference_is_found() -> None:
    rolled = corpus.rolling_up(130)()
    assert isinstance(rolled, RollUp)
    assert len(rolled.coverage.used) == rolled.coverage.organs == 130
    assert rolled.differences


def test_corpus_audit_finds_what_was_planted_in_a_process_of_its_own() -> None:
    result = million.growth(sizes=(100,))
    (row,) = result.tables[0].rows
    assert row[0] == 100
    assert row[-2:] == (planted(100).faulty, planted(100).faulty)
    assert {bar.what: bar.measured for bar in result.bars}["findings that were not planted, or planted and not found"] == 0


def test_stray_findings_are_counted_both_ways() -> None:
    faulty, blank = planted(100)
    exact = {(code, status): n for code in ("TO-01", "TO-02") for status, n in (("violated", faulty), ("not_assessable", blank))}
    assert million.stray(exact, 100) == 0
    assert million.stray(exact | {("TO-01", "violated"): faulty - 1}, 100) == 1
    assert million.stray(exact | {("TO-03", "violated"): 2}, 100) == 2
    assert million.stray({}, 100) == 2 * (faulty + blank)


def test_accuracy_is_right_on_a_clean_page_and_names_tools_that_are_absent() -> None:
    tools = {"absent": Tool("no_such_module_anywhere", lambda *_: {}, frozenset())}
    clean = {"clean": accuracy.KINDS["HTML, clean tables"]}
    result = accuracy.compare(files=2, rounds=1, kinds=clean, tools=tools)
    (row,) = result.tables[0].rows
    assert row[:2] == ("clean", "gongkai")
    assert row[3:6] == ("100.0", 0, 0)
    assert result.notes == (accuracy.ABSENT.format("absent"),)


def test_score_counts_right_wrong_and_missing_cells() -> None:
    (file,) = files_of("html_clean", 1)
    first = file.reports[0]
    keys = list(first.cells)
    tool = Tool("json", lambda *_: {keys[0]: Cell(-5), keys[1]: Cell(first.cells[keys[1]].value)}, frozenset())
    assert accuracy.score([file], [accuracy.reports_by(tool, file)]) == (1, 1, len(keys) - 2)


@pytest.mark.parametrize("kind", accuracy.KINDS)
def test_kinds_of_files_are_what_they_are_called(kind: str) -> None:
    made = accuracy.KINDS[kind]
    (file,) = made.take(1)
    assert file.layout == made.layout
    assert (b'<table width="980">' in file.content) == made.framed


def test_one_core_is_kept_and_given_back() -> None:
    before = os.sched_getaffinity(0)
    with one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_clock_counts_the_other_process_too() -> None:
    assert clock_of(os.getpid)() >= clock_of(lambda: None)() > 0


def test_machine_is_one_line_with_its_cores() -> None:
    assert f"{os.cpu_count()} cores" in machine()
    assert "\n" not in machine()


def test_profile_names_the_functions() -> None:
    def slow() -> int:
        return sum(range(10))

    assert "slow" in profile(slow)


def test_command_refuses_unknown_names_and_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nonsense"])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert all(name in said for name in ("nonsense", *BENCHMARKS))


def test_command_prints_json_and_says_by_its_code_that_a_bar_is_not_met(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unmet = Result((), (), (Bar("speed", 1.0, 2.0, at_least=True),))
    monkeypatch.setitem(BENCHMARKS, "flat", Benchmark("how fast", lambda: unmet))
    assert main(["flat", "--json"]) == 1
    assert '"met": false' in capsys.readouterr().out


@pytest.mark.parametrize("work", [html.reading, html.serving, flat.reading, pdf.reading, letters.writing])
def test_profiles_have_something_to_look_at(work: Callable[[], Work]) -> None:
    assert callable(work())

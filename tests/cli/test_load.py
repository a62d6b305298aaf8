"""Reports from lines of `read --json` and from published files."""

from pathlib import Path

from gongkai.audit.codec import audited_to_json
from gongkai.cli.inputs import Input
from gongkai.cli.load import errors, loaded, reports_in
from gongkai.report.codec import dumps
from tests.audit.made import REFUSED, audited
from tests.cli.conftest import EXAMPLES


def test_lines_and_files_keep_their_order(tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("\ufeff" + "\n".join(dumps(audited_to_json(one)) for one in (audited(), REFUSED)) + "\n\n", encoding="utf-8")
    sources = loaded([Input("f", EXAMPLES / "province-2020.html"), Input("l", lines), Input("g", tmp_path / "gone")], silent=True)

    assert [one.source for one in sources] == ["f", "某局.html", "坏.pdf", "g"]
    assert [one.refusal is None for one in sources] == [True, True, False, False]
    assert sources[2].refusal == REFUSED.refusal


def test_a_bad_line_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    good = dumps(audited_to_json(audited()))
    path = tmp_path / "lines"
    path.write_text("\n".join([good, '{"source": ', '{"source": 3}', "[" * 100_000, good]), encoding="utf-8")
    sources = loaded([Input("l", path)], silent=True)

    assert [one.source for one in sources] == ["某局.html", "l:2", "l:3", "l:4", "某局.html"]
    assert [bool(one.refusal) for one in sources] == [False, True, True, True, False]


def test_errors_are_counted() -> None:
    (province,) = loaded([Input("p", EXAMPLES / "province-2020.html")], silent=True)

    assert [(one.source, one.errors) for one in reports_in([province])] == [("p#0", 4)]
    assert errors(province) == errors(province, 0) == 4
    assert errors(province, 1) == 0


def test_a_duplicate_is_no_report_of_its_own(tmp_path: Path) -> None:
    bureau = (EXAMPLES / "bureau-2020.txt").read_bytes()
    twice = tmp_path / "twice.txt"
    twice.write_bytes(bureau + b"\n\n" + bureau)
    sources = loaded([Input("t", twice)], silent=True)

    assert len(sources[0].reports) == 2
    assert [one.source for one in reports_in(sources)] == ["t#0"]

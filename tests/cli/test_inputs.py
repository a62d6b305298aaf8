"""Which files a command was given, and what they are called."""

from pathlib import Path

import pytest

from gongkai.audit.limits import LIMITS
from gongkai.audit.model import Refusal
from gongkai.cli.inputs import Input, contents, inputs


def test_names_are_short_and_the_order_is_kept(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".git/d.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name, encoding="utf-8")
    files = inputs([tmp_path / "z.txt", tmp_path / "in", Path("-"), tmp_path / "z.txt"])

    assert [file.source for file in files] == ["z.txt", "a.txt", "b.txt", "sub/c.txt", "-"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt", tmp_path / "b.txt"]

    assert [file.source for file in inputs(paths)] == [paths[0].as_posix(), paths[1].as_posix(), "b.txt"]


def test_content_or_the_reason_why_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, gone = tmp_path / "here", tmp_path / "gone"
    here.write_bytes(b"x")
    monkeypatch.setattr("gongkai.cli.inputs.LIMITS", type(LIMITS)(largest=3))
    large = tmp_path / "large"
    large.write_bytes(b"1234")
    given = dict(contents([Input("a", here), Input("b", gone), Input("c", tmp_path), Input("d", large)]))

    assert given["a"] == b"x"
    assert [given[name].what for name in "bcd" if isinstance(given[name], Refusal)] == [  # type: ignore[union-attr]  # filtered in the same line
        "the file cannot be opened",
        "the file cannot be opened",
        "the file is too large",
    ]

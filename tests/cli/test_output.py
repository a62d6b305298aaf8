"""Output files appear whole or not at all."""

from pathlib import Path

import pytest

from gongkai.cli.output import colours, encoded, is_terminal, opened


def test_a_file_replaces_the_old_one_only_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")

    def fail() -> None:
        with opened(path) as file:
            file.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    with opened(path) as file:
        file.write(b"new")
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o400


def test_half_a_character_becomes_an_escape() -> None:
    assert encoded("公\ud800") == "公".encode() + b"\\ud800"


def test_a_file_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert is_terminal(Path("-"))
    assert colours(Path("-"))
    assert not is_terminal(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours(Path("-"))

"""Progress is for who looks at a terminal."""

import pytest

from gongkai.cli.progress import bar, followed


def test_the_items_pass_and_nothing_is_shown_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(followed(iter([1, 2, 3]), 3, silent=False)) == [1, 2, 3]
    assert list(followed(iter([1]), 1, silent=False)) == [1]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("silent", [False, True])
def test_a_terminal_shows_it_on_standard_error(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, silent: bool) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with bar(silent=silent) as show:
        show(3, 7)
    out, err = capsys.readouterr()

    assert out == ""
    assert ("3/7" in err) is not silent

"""How the bytes of a file leave the private storage."""

import pytest

from gongkai_web.publishing.files import keep
from gongkai_web.publishing.handing import handed_out
from tests.web.publishing.conftest import _own_files

__all__ = ["_own_files"]


def test_it_is_for_download_and_runs_nothing() -> None:
    answer = handed_out(keep(b"<script>alert(1)</script>"), "公报.html", "text/html")

    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E5%85%AC%E6%8A%A5.html"
    assert answer["Content-Length"] == "25"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_there_is_not_handed_out() -> None:
    with pytest.raises(FileNotFoundError):
        handed_out("0" * 64, "a.pdf", "application/pdf")

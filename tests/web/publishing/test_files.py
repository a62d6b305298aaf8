"""Where the bytes of files are kept."""

from hashlib import sha256
from pathlib import Path

import pytest

from gongkai_web.publishing.files import keep


def test_bytes_are_kept_under_their_hash_once(tmp_path: Path) -> None:
    digest = keep(b"one")

    assert digest == keep(b"one") == sha256(b"one").hexdigest()
    kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert [(path.name, path.read_bytes()) for path in kept] == [(digest, b"one")]
    assert kept[0].stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        keep(b"two")
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]

"""The secrets of an installation: made once, whole, readable by their owner alone."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.secrets import secrets_of


def test_they_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = secrets_of(tmp_path)

    assert secrets_of(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secrets.toml").stat().st_mode) == 0o600
    assert len({first.django_key, first.superuser_password, first.owner_password, first.app_password}) == 4


def test_starts_at_the_same_moment_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secrets_of(tmp_path), range(8)))

    assert len(made) == 1


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    secrets_of(tmp_path)
    (tmp_path / "secrets.toml").chmod(0o644)

    with pytest.raises(GongkaiError, match="can be read by others"):
        secrets_of(tmp_path)


def test_a_damaged_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    path.touch(mode=0o600)
    path.write_text("django_key = ")

    with pytest.raises(GongkaiError, match="damaged"):
        secrets_of(tmp_path)
    assert path.read_text() == "django_key = "


def test_what_an_earlier_version_knew_stays_and_the_rest_is_added(tmp_path: Path) -> None:
    first = secrets_of(tmp_path)
    path = tmp_path / "secrets.toml"
    path.write_text(
        "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith(("personal_keys", "lookup_key")))
    )

    second = secrets_of(tmp_path)

    assert (second.django_key, second.app_password) == (first.django_key, first.app_password)
    assert second.personal_keys != first.personal_keys
    assert secrets_of(tmp_path) == second
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

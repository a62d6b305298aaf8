"""What the processes are told: a folder for the data, a database with two roles."""

from pathlib import Path

import psycopg
import pytest

from gongkai.errors import GongkaiError
from gongkai_web.serve.environment import data_folder, environment
from tests.web.clusters import forget


def test_the_app_role_owns_nothing_and_passes_no_row_level_security(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with environment(tmp_path) as env, psycopg.connect(env["GONGKAI_DATABASE"]) as app:
        assert app.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone() == (
            False,
            False,
            False,
            False,
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE mine (number int)")
    forget(tmp_path)


def test_a_server_that_is_not_there_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"host={tmp_path} dbname=postgres user=postgres")

    with pytest.raises(GongkaiError, match="the database refuses") as refusal, environment(tmp_path):
        pass
    assert "may make roles" in str(refusal.value)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GONGKAI_DATA_DIR", str(tmp_path / "file" / "data"))

    with pytest.raises(GongkaiError, match="cannot be made"):
        data_folder()

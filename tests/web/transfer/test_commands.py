"""What operators type."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import LogEntry, Organ
from gongkai_web.publishing.models import Publication
from gongkai_web.transfer.models import Package
from tests.web.transfer.making import GOOD, SITE, confirmer, imported, table


@pytest.fixture
def second(water: Organ) -> Actor:
    return confirmer(water)


def _run(path: Path, actor: Actor, *more: str, organ: str = "130900-01") -> str:
    said = io.StringIO()
    by = actor.user.username if actor.user else ""
    call_command("import_old_site", str(path), "--organ", organ, "--site", SITE, "--by", by, *more, stdout=said)
    return said.getvalue()


def _file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "目录.csv"
    path.write_bytes(content)
    return path


@pytest.mark.usefixtures("water")
def test_a_package_is_checked_and_left_to_be_confirmed(tmp_path: Path, actor: Actor) -> None:
    said = _run(_file(tmp_path, table(GOOD)), actor)

    assert "1  待导入" in said
    assert "/workbench/transfer/" in said
    assert not Publication.objects.exists()


@pytest.mark.usefixtures("second")
def test_with_confirm_it_is_imported_at_once(tmp_path: Path, actor: Actor) -> None:
    path = _file(tmp_path, table(GOOD))
    with pytest.raises(CommandError, match="您上传"):
        _run(path, actor, "--confirm", "publisher-130900-01")
    Package.objects.update(stage="given_up")

    assert "1  已公开" in _run(path, actor, "--confirm", "confirmer-130900-01")
    assert Publication.objects.count() == 1


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize(
    ("content", "organ", "more", "word"),
    [
        (table(GOOD), "999", (), "no organ"),
        (table(GOOD), "130900", (), "权"),
        (b"\0\1", "130900-01", (), "GBK"),
        (table({**GOOD, "部门": "水资源科"}), "130900-01", ("--confirm", "confirmer-130900-01"), "departments"),
        (table({**GOOD, "标题": ""}), "130900-01", ("--confirm", "confirmer-130900-01"), "没有可以导入的行"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, actor: Actor, content: bytes, organ: str, more: tuple[str, ...], word: str) -> None:
    with pytest.raises(CommandError, match=word):
        _run(_file(tmp_path, content), actor, *more, organ=organ)


def test_an_organ_is_written_into_a_file_that_was_not_there(tmp_path: Path, actor: Actor, water: Organ) -> None:
    imported(actor, water, table(GOOD), "目录.csv")
    path = tmp_path / "out.zip"

    call_command("export_organ", water.code, str(path), stdout=io.StringIO())

    with ZipFile(path) as package:
        assert "items.jsonl" in package.namelist()
    assert LogEntry.objects.get(what="everything_exported").by is None
    for arguments in ((water.code, str(path)), ("999", str(tmp_path / "other.zip"))):
        with pytest.raises(CommandError):
            call_command("export_organ", *arguments)

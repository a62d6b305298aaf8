"""An index that is missing, damaged, or exchanged while it is read."""

import shutil
from pathlib import Path

import pytest

from gongkai_web.organs.models import Organ
from gongkai_web.search import index
from gongkai_web.search.query import Query, Remark, numbers, search
from gongkai_web.search.shelf import shelf
from gongkai_web.search.suggest import suggest
from tests.web.search.making import follow, index_all, publish


def in_use() -> Path:
    """The folder of the index."""
    folder = shelf().current()
    assert folder is not None
    return folder


def spoil_meta() -> None:
    (in_use() / "meta.json").write_text("{")


def spoil_segments() -> None:
    for path in in_use().glob("*.term"):
        path.write_bytes(b"\xff" * path.stat().st_size)


def cut_segments() -> None:
    for path in in_use().glob("*.idx"):
        path.write_bytes(path.read_bytes()[:10])


def lose_segments() -> None:
    for path in in_use().glob("*.pos"):
        path.unlink()


def spoil_pointer() -> None:
    shelf().pointer.write_bytes(b"\xff../../etc")


def lose_all() -> None:
    shutil.rmtree(shelf().root)


@pytest.mark.parametrize("damage", [spoil_meta, spoil_segments, cut_segments, lose_segments, spoil_pointer, lose_all])
def test_a_damaged_index_is_no_error_and_the_follower_mends_it(government: Organ, damage: object) -> None:
    item = publish(government, "防汛通知").pk
    index_all()
    assert callable(damage)
    damage()

    answer = search(Query("防汛"))
    assert [hit.item_id for hit in answer.hits] == [item]
    assert answer.remark is Remark.TITLES_ONLY
    assert numbers(Query("防汛")) == (1, (item,))
    assert suggest("防汛") == ()

    follow()
    assert search(Query("防汛")).remark is None
    assert suggest("防汛") == ("防汛通知",)


def test_an_index_of_another_version_is_not_read_and_is_made_anew(government: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(government, "防汛通知")
    index_all()
    before = in_use()
    monkeypatch.setattr("gongkai_web.search.shelf._PREFIX", f"v{index.VERSION + 1}-")

    assert search(Query("防汛")).remark is Remark.TITLES_ONLY
    follow()

    assert search(Query("防汛")).remark is None
    assert in_use().name.startswith(f"v{index.VERSION + 1}-")
    assert not before.exists()


def test_a_new_index_takes_the_old_ones_place_while_it_is_read(government: Organ) -> None:
    publish(government, "防汛通知")
    index_all()
    before = in_use()
    assert search(Query("防汛")).count == 1
    publish(government, "防汛预案")

    index_all()

    assert search(Query("防汛")).count == 2
    assert not before.exists()


def test_what_a_killed_rebuilding_left_is_removed(government: Organ) -> None:
    publish(government, "防汛通知")
    index_all()
    left = shelf().fresh()
    left.mkdir()

    follow()

    assert not left.exists()
    assert search(Query("防汛")).count == 1


def test_each_platform_reads_its_own_folder(government: Organ, tmp_path: Path, settings: object) -> None:
    publish(government, "防汛通知")
    index_all()
    assert search(Query("防汛")).remark is None

    settings.DATA_DIR = tmp_path / "elsewhere"  # type: ignore[attr-defined]  # pytest-django's, which has every setting

    assert search(Query("防汛")).remark is Remark.TITLES_ONLY

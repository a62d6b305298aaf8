"""Tables of names beside the contents of SiteServer."""

from gongkai_web.transfer.reading.siteserver import Names, is_thrown_away, names_in
from gongkai_web.transfer.reading.table import Row


def _table(*rows: tuple[str, ...]) -> Names:
    return names_in(iter(Row(number, cells) for number, cells in enumerate(rows, 1)))


def test_numbers_get_their_names() -> None:
    names = _table(("Id", "SiteId", "DepartmentName"), ("12", "1", "　├水资源科")).and_those(
        _table(("NodeID", "NodeName"), ("35", "政策文件"))
    )
    names = names.and_those(_table(("CategoryID", "CategoryName"), ("4", "通知")))

    found = names.named({"department": "12", "category": "35", "genre": "4", "title": "甲"})

    assert found == {"department": "水资源科", "category": "政策文件", "genre": "通知", "title": "甲"}
    assert names.named({"department": "99"}) == {"department": "99"}


def test_another_table_has_no_names() -> None:
    assert _table(("Id", "Title"), ("1", "甲")) == Names()


def test_the_recycle_bin() -> None:
    assert is_thrown_away({"category": "-35"})
    assert not is_thrown_away({"category": "35"})

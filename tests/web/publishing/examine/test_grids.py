from gongkai_web.publishing.examine.grids import labelled_data
from gongkai_web.publishing.examine.kinds import Kind


def test_a_head_says_what_its_column_is() -> None:
    grid = [["姓名", "家庭住址"], ["王某", "清州镇大王村12号"], ["", ""], ["李某", "马厂镇陈庄村3组"]]
    assert [(row, column, kind) for row, column, kind, _ in labelled_data(grid)] == [(1, 1, Kind.HOME_ADDRESS), (3, 1, Kind.HOME_ADDRESS)]


def test_a_label_says_what_the_cell_beside_it_is() -> None:
    assert [(row, column) for row, column, *_ in labelled_data([["护照号码", "E12345678", "备注", "E87654321"]])] == [(0, 1)]


def test_addresses_of_firms_are_public() -> None:
    assert not list(labelled_data([["企业", "住所"], ["粮油商店", "清州镇振兴大街12号"]]))

"""Places of values in their sources."""

from gongkai.report.place import BoxPlace, CellsPlace, NodePlace, PartPlace, TextPlace


def test_node_path_joins_parent_and_step() -> None:
    place = NodePlace("/html/body/table[2]/tbody/tr[3]", "/*[2]", 0, 4)

    assert place.path == "/html/body/table[2]/tbody/tr[3]/*[2]"


def test_places_of_the_same_spot_are_one_key() -> None:
    places = {
        TextPlace(3, 5): "text",
        NodePlace("/html", "/p[1]", 3, 5): "node",
        BoxPlace(1, 10.0, 20.0, 30.0, 40.0): "box",
        PartPlace("Sheet1", "B5"): "part",
        CellsPlace((("130100", "requests.received.total"),)): "cells",
    }

    assert len(places) == 5
    assert places[TextPlace(3, 5)] == "text"
    assert places[CellsPlace((("130100", "requests.received.total"),))] == "cells"

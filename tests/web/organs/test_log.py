"""The log of administration."""

from datetime import date

from gongkai_web.organs.kinds import Noted, Role
from gongkai_web.organs.log import changes, note
from gongkai_web.organs.models import LogEntry, Organ
from tests.web.organs.actors import acting
from tests.web.people import appoint


def test_an_entry_tells_who_did_what_to_whom_and_why(government: Organ) -> None:
    administrator, person = acting(appoint(government, Role.ADMINISTRATOR)), appoint(government, name="li")
    note(administrator, Noted.DEACTIVATED, government, person=person, reason="调离", details={"a": ["1", "2"]})

    entry = LogEntry.objects.get()
    assert (entry.what, entry.organ, entry.by, entry.person) == ("deactivated", government, administrator.user, person)
    assert (entry.reason, entry.details, entry.recorded_at) == ("调离", {"a": ["1", "2"]}, administrator.now)


def test_what_did_not_change_is_not_told() -> None:
    before = {"name": "水务局", "until": None, "code": "1"}

    assert changes(before, {"name": "水利局", "until": date(2026, 3, 2), "code": "1"}) == {
        "name": ["水务局", "水利局"],
        "until": ["", "2026-03-02"],
    }

"""What the child makes of a file."""

from gongkai.audit.audit import audit
from gongkai.audit.served import served
from gongkai.audit.view import restore_view
from gongkai.audit.wire import pack, restore, unpack
from tests.conftest import ROOT

CONTENT = (ROOT / "examples" / "city-2024.md").read_bytes()


def test_an_audit_with_and_without_a_view() -> None:
    plain, media, nothing = unpack(pack(served(CONTENT, view=False)))
    same, _, view = unpack(pack(served(CONTENT, view=True)))

    assert restore(plain, "a") == restore(same, "a") == audit(CONTENT, "a")
    assert (media, nothing) == ("text", [])
    assert len(restore_view(view)) == 1

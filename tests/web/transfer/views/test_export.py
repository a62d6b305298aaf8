"""The export in the browser."""

import io
from zipfile import ZipFile

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import LogEntry, Organ
from tests.web.people import signed_in
from tests.web.transfer.making import GOOD, imported, table


def test_the_file_is_sent_and_that_is_noted(actor: Actor, water: Organ, government: Organ) -> None:
    imported(actor, water, table(GOOD), "目录.csv")
    assert actor.user
    client = signed_in(actor.user)

    answer = client.post("/workbench/transfer/export/", {"organ": water.pk})

    with ZipFile(io.BytesIO(b"".join(answer))) as package:
        assert GOOD["标题"] in package.read("items.csv").decode()
    assert "attachment" in answer["Content-Disposition"]
    assert LogEntry.objects.filter(what="everything_exported").count() == 1
    assert client.post("/workbench/transfer/export/", {"organ": government.pk}).status_code == 302
    assert LogEntry.objects.filter(what="everything_exported").count() == 1

"""docs/reference/ledger.md says what the code says."""

import json
import re
from dataclasses import MISSING, fields

from gongkai.ledger.case import Kind
from gongkai.ledger.chain import seal
from gongkai.ledger.codec import encode
from gongkai.ledger.events.handling import ComplaintOutcome
from gongkai.ledger.fold import EVENTS
from gongkai.ledger.verify import Verdict
from tests.cli.ledger_sentences import rules
from tests.conftest import ROOT
from tests.ledger.stories import told

PAGE = (ROOT / "docs" / "reference" / "ledger.md").read_text(encoding="utf-8")


def test_every_event_is_described_with_its_fields_and_in_its_order() -> None:
    rows = re.findall(r"^\| `([A-Z]\w+)` \|([^|]*)\|([^|]*)\|", PAGE, flags=re.MULTILINE)
    described = {name: [part for part in given.strip().split(", ") if part] for name, _, given in rows}

    assert list(described) == [event.__name__ for event in EVENTS]
    for event in EVENTS:
        wanted = [f"{one.name}{'' if one.default is MISSING else '?'}" for one in fields(event)]
        assert described[event.__name__] == wanted, event.__name__


def test_the_page_names_events_as_the_command_line_does() -> None:
    from gongkai.cli.words import chinese  # noqa: PLC0415 - only here

    named = dict(re.findall(r"^\| `([A-Z]\w+)` \|([^|]*)\|", PAGE, flags=re.MULTILINE))
    assert [event.__name__ for event in EVENTS if chinese(event.__name__) != named[event.__name__].strip()] == []


def test_every_rule_of_the_ledger_is_described() -> None:
    described = re.findall(r"^\| `(LR-\d\d)` \|", PAGE, flags=re.MULTILINE)

    assert described == sorted(rule for rule in rules() if rule.startswith("LR"))


def test_the_line_and_the_closed_lists_are_those_of_the_code() -> None:
    shown = re.search(r'^\{"v":1.*\}$', PAGE, flags=re.MULTILINE)
    assert shown is not None
    raw = json.loads(shown.group())
    story = told(["2026-03-02 RequestArrived", "2026-03-02 Registered number=7", "2026-03-20 Dispatched mode=post"], "R-7")
    entry = story[2]._replace(recorded_at=story[2].recorded_at.replace(minute=5))

    assert encode(entry) == shown.group().replace(',"hash":"…"', "")
    assert list(raw) == list(json.loads(next(seal([entry]))))
    assert [verdict for verdict in Verdict if f"| `{verdict}` |" not in PAGE] == []
    assert [outcome for outcome in ComplaintOutcome if f"`{outcome}`" not in PAGE] == []
    assert len(Kind) == 5

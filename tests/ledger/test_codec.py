"""Lines of a ledger: one way to write an entry, strict reading, older versions, and a damaged file of which the rest is still read."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given

from gongkai.ledger.codec import VERSION, as_text, content_of, decode, encode, parsed
from gongkai.ledger.entry import Entry
from gongkai.ledger.errors import LedgerError
from gongkai.ledger.events.opening import ComplaintArrived, RequestArrived
from gongkai.ledger.reading import read_lines
from tests.ledger.histories import ledgers
from tests.ledger.stories import told

STORY = told(["2026-03-02 RequestArrived", "2026-03-02 Registered number=〔2026〕7号", "2026-03-20 Withdrawn"], case="R-7")
LINE = (
    '{"v":1,"case":"R-7","number":2,"type":"Registered","happened_on":"2026-03-02","recorded_at":"2026-03-02T17:02:00+08:00",'
    '"data":{"number":"〔2026〕7号"}}'
)


def lines(entries: tuple[Entry, ...]) -> list[bytes]:
    return [f"{encode(entry)}\n".encode() for entry in entries]


def test_an_entry_is_written_in_one_way() -> None:
    assert encode(STORY[1]) == LINE


def test_an_instant_of_another_zone_is_written_in_that_of_shanghai() -> None:
    from datetime import UTC  # noqa: PLC0415 - only here

    assert encode(STORY[1]._replace(recorded_at=STORY[1].recorded_at.astimezone(UTC))) == LINE


def test_an_instant_without_a_zone_is_not_written() -> None:
    with pytest.raises(LedgerError) as caught:
        encode(STORY[1]._replace(recorded_at=STORY[1].recorded_at.replace(tzinfo=None)))

    assert caught.value.rule == "LR-02"


def test_a_line_is_read() -> None:
    assert decode(LINE) == (STORY[1], None)
    assert decode(LINE[:-1] + ',"hash":"' + "a" * 64 + '"}').hash == "a" * 64


@given(ledgers())
def test_a_ledger_is_read_as_it_is_written(entries: tuple[Entry, ...]) -> None:
    read = tuple(read_lines(lines(entries)))

    assert read == entries
    assert lines(read) == lines(entries)


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ('"v":1', '"v":2', "LR-09", "version 2"),
        ('"v":1', '"v":"1"', "LR-09", "version 1"),
        ('"v":1,', "", "LR-09", "version None"),
        ('"number":2,', "", "LR-09", "the key number is missing"),
        ('"number":2', '"number":"2"', "LR-09", "wrong kind"),
        ('"number":2', '"number":true', "LR-09", "wrong kind"),
        ('"case":"R-7"', '"case":""', "LR-09", "wrong kind"),
        ('"data":{"number":"〔2026〕7号"}', '"data":[]', "LR-09", "wrong kind"),
        ('"v":1', '"v":1,"by":"me"', "LR-09", "unknown key by"),
        ("Registered", "Remembered", "LR-10", "unknown event Remembered"),
        ('"type":"Registered"', '"type":7', "LR-10", "unknown event 7"),
        ('"happened_on":"2026-03-02"', '"happened_on":"2026-02-30"', "LR-10", "Registered"),
        ('"happened_on":"2026-03-02"', '"happened_on":20260302', "LR-10", "Registered"),
        ("+08:00", "", "LR-10", "no instant"),
        ('{"number":"〔2026〕7号"}', '{"number":"7","name":"n"}', "LR-10", "unknown field name"),
        ('"v":1', '"v":1,"v":1', "LR-09", "the key 'v' stands twice"),
        ('{"number":"〔2026〕7号"}', '{"number":"8","number":"7"}', "LR-09", "the key 'number' stands twice"),
        ("}}", "}", "LR-09", "not a JSON object"),
        ("}}", "}}}", "LR-09", "not a JSON object"),
        ('"number":2', '"number":NaN', "LR-09", "not a JSON object"),
        (LINE, "[]", "LR-09", "not a JSON object"),
        (LINE, "[" * 100_000, "LR-09", "not a JSON object"),
        ("R-7", r"R-\ud800", "LR-09", "not a JSON object"),
        ("〔2026〕7号", r"\udfff\ud800", "LR-09", "not a JSON object"),
        ('"number":2', '"number":1' + "0" * 15, "LR-09", "a number is too long"),
        ('"v":1', '"v":' + "9" * 4_299, "LR-09", "a number is too long"),
        ('"happened_on":"2026-03-02"', '"happened_on":[]', "LR-10", "[] is no day"),
        ('"happened_on":"2026-03-02"', '"happened_on":{}', "LR-10", "{} is no day"),
        ('"recorded_at":"2026-03-02T17:02:00+08:00"', '"recorded_at":[]', "LR-10", "[] is no instant"),
        ('{"number":"〔2026〕7号"}', '{"number":"13800138000"}', "LR-08", "identity or telephone number"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_line_and_rule(old: str, new: str, rule: str, said: str) -> None:
    assert old in LINE
    damaged = [lines(STORY)[0], b"\n", LINE.replace(old, new).encode()]

    with pytest.raises(LedgerError) as caught:
        list(read_lines(damaged, source="ledger.jsonl"))

    error = caught.value
    assert error.where.startswith("ledger.jsonl:3")
    assert error.rule == rule
    assert said in error.what
    assert error.remedy


def test_a_pair_of_surrogates_is_a_character_and_the_longest_number_is_read() -> None:
    assert parsed(LINE.replace("〔2026〕7号", r"\ud840\udc0b"))["data"] == {"number": "𠀋"}
    assert parsed(LINE.replace('"number":2', '"number":' + "9" * 15))["number"] == 10**15 - 1


def test_bytes_that_are_no_text_are_told() -> None:
    with pytest.raises(LedgerError) as caught:
        as_text(b"\xff\xfe")

    assert caught.value.rule == "LR-09"
    assert as_text("七\r\n".encode()) == "七"


def zero_to_one(raw: dict[str, Any]) -> dict[str, Any]:
    """An invented version 0, in which the day was called `date` and a register number was a number."""
    old = dict(raw)
    old["happened_on"] = old.pop("date")
    if old["type"] == "Registered":
        old["data"] = {"number": str(old["data"]["number"])}
    return old


def test_a_line_of_an_older_version_is_made_into_one_of_this() -> None:
    old = LINE.replace('"v":1', '"v":0').replace("happened_on", "date").replace('"〔2026〕7号"', "7")

    read = decode(old, {0: zero_to_one}).entry

    assert encode(read) == LINE.replace("〔2026〕7号", "7")
    first = old.replace('"number":2', '"number":1').encode()
    assert list(read_lines([first], upcasters={0: zero_to_one})) == [read._replace(number=1)]
    with pytest.raises(LedgerError):
        decode(old)


def test_a_line_from_before_a_field_came_is_read_and_its_hash_holds() -> None:
    """Requests and complaints were written without `public_service_unit`: nobody had been asked under article 55."""
    data = '"data":{"organ":"13-water","channel":"fax","applicants":[{"id":"A-1","kind":"business"}]'
    opened = LINE[: LINE.index('"data"')].replace('"number":2', '"number":1')
    request = opened.replace("Registered", "RequestArrived") + data + ',"split_from":null}}'
    complaint = opened.replace("Registered", "ComplaintArrived") + data + ',"about":"13-roads"}}'

    for line in (request, complaint):
        digest = sha256(f"{'0' * 64}\n{line}".encode()).hexdigest()
        (entry,) = read_lines([f'{line[:-1]},"hash":"{digest}"}}'.encode()])
        assert isinstance(entry.event, RequestArrived | ComplaintArrived)
        assert not entry.event.public_service_unit
        assert encode(entry) == line[:-2] + ',"public_service_unit":false}}'


def test_versions_follow_each_other() -> None:
    older = LINE.replace('"v":1', '"v":-1')

    assert decode(older, {-1: dict, 0: dict}).entry == STORY[1]
    assert VERSION == 1


def test_what_a_hash_is_over_does_not_depend_on_white_space() -> None:
    spaced = json.dumps(json.loads(LINE) | {"hash": "ab"}, ensure_ascii=True)

    assert content_of(parsed(spaced)) == (LINE, "ab")
    assert content_of(parsed(LINE)) == (LINE, None)


def test_what_is_malformed_names_its_case_and_entry_as_far_as_they_can_be_read() -> None:
    def where(old: str, new: str) -> tuple[str, int | None]:
        with pytest.raises(LedgerError) as caught:
            decode(LINE.replace(old, new))
        return caught.value.case, caught.value.entry

    assert where("Registered", "Remembered") == ("R-7", 2)
    assert where('"case":"R-7"', '"case":7') == ("", 2)
    assert where('"number":2', '"number":"2"') == ("R-7", None)


def test_an_unknown_version_is_told_with_those_that_are_known() -> None:
    with pytest.raises(LedgerError) as caught:
        decode(LINE.replace('"v":1', '"v":9'), {-1: dict, 0: dict})

    assert caught.value.what == "version 9 is unknown"
    assert caught.value.why == "LR-09: this program knows -1, 0, 1"
    assert caught.value.remedy == "read it with a newer one"


def test_only_the_end_of_a_line_is_taken_off() -> None:
    assert [as_text(line) for line in (b"a\n", b"a\r\n", b"a \t\n", b"aX\n", b"a")] == ["a", "a", "a \t", "aX", "a"]


def test_unknown_keys_and_events_are_told_with_what_to_do() -> None:
    def error(old: str, new: str) -> LedgerError:
        with pytest.raises(LedgerError) as caught:
            decode(LINE.replace(old, new))
        return caught.value

    keys = error('"v":1', '"v":1,"by":"me","at":"home","hash":"ab"')
    assert (keys.what, keys.remedy) == ("unknown key at, by", "restore the line from a copy")
    assert error('"type":"Registered"', '"type":["Registered"]').what == "unknown event ['Registered']"
    for old, new in (("Registered", "Remembered"), ('{"number":"〔2026〕7号"}', "{}")):
        assert error(old, new).remedy == "see docs/reference/ledger.md"


def test_an_entry_that_is_not_written_is_named() -> None:
    with pytest.raises(LedgerError) as caught:
        encode(STORY[1]._replace(recorded_at=STORY[1].recorded_at.replace(tzinfo=None)))

    assert (caught.value.case, caught.value.entry) == ("R-7", 2)


def test_what_stands_in_the_place_of_a_hash_and_is_none_is_no_hash() -> None:
    assert content_of(parsed(LINE[:-1] + ',"hash":7}')) == (LINE, None)

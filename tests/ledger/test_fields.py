"""Events to JSON and back."""

import json
from typing import Any

import pytest

from gongkai.ledger.entry import Event
from gongkai.ledger.events.handling import RedoOrdered
from gongkai.ledger.fields import codecs
from gongkai.ledger.fold import EVENTS
from tests.ledger.samples import SAMPLES


def test_each_event_has_a_sample_and_a_codec() -> None:
    assert list(SAMPLES) == list(EVENTS)
    assert list(codecs()) == [event.__name__ for event in EVENTS]


@pytest.mark.parametrize("event", SAMPLES.values(), ids=lambda event: type(event).__name__)
def test_an_event_is_read_as_it_is_written(event: Event) -> None:
    codec = codecs()[type(event).__name__]

    read = codec.decode(json.loads(json.dumps(codec.encode(event))))

    assert read == event
    assert repr(read) == repr(event), "members of closed lists come back as such"


def test_what_has_a_default_can_be_left_out() -> None:
    read = codecs()["ReviewFiled"].decode({"organ": "13-water", "body": "13-government"})

    assert (read.requests, read.part, read.number) == ((), "original_actor", None)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("Served", {"by": "post"}, "unknown field by"),
        ("Served", {"by": "post", "at": "noon"}, "unknown field at, by"),
        ("ReviewFiled", {}, "body, organ is missing"),
        ("Registered", {}, "number is missing"),
        ("Registered", {"number": 7}, "7 is not a text"),
        ("Registered", {"number": ""}, "is not a text"),
        ("Registered", {"number": "7\n8"}, "is not a text"),
        ("Registered", {"number": "x" * 201}, "is not a text"),
        ("CorrectionRequested", {"working_days": "15"}, "'15' is not an integer"),
        ("CorrectionRequested", {"working_days": True}, "True is not an integer"),
        ("CorrectionRequested", {"working_days": 15.0}, "15.0 is not an integer"),
        ("SearchRecorded", {"found": 1}, "1 is not true or false"),
        ("Dispatched", {"mode": "pigeon"}, "'pigeon' is not one of direct, entrusted, post, courier, electronic"),
        ("Dispatched", {"mode": []}, "[] is not one of"),
        ("Split", {"into": "R-8"}, "'R-8' is not a list"),
        ("Split", {"into": [8]}, "8 is not a text"),
        ("DelayNotified", {"until": "20260302"}, "is no day"),
        ("DelayNotified", {"until": None}, "is no day"),
        ("DelayNotified", {"until": []}, "[] is no day"),
        ("DelayNotified", {"until": {}}, "{} is no day"),
        ("Registered", {"number": "李明 13800138000"}, "identity or telephone number"),
        ("Assigned", {"unit": "11010519491231002X"}, "identity or telephone number"),
        ("ReviewFiled", {"organ": "tel. 13800138000", "body": "13-government"}, "identity or telephone number"),
        ("ReviewFiled", {"organ": "13-water", "body": "440308199901101512"}, "identity or telephone number"),
        ("RequestArrived", {"organ": "o", "channel": "fax", "applicants": ["A-1"]}, "'A-1' is not an object with id and kind"),
        ("RequestArrived", {"organ": "o", "channel": "fax", "applicants": [{"id": "A-1"}]}, "kind is missing"),
        ("RequestArrived", {"organ": "o", "channel": "fax", "applicants": [{"id": "A-1", "kind": "robot"}]}, "'robot' is not one of"),
        ("RequestArrived", {"organ": "o", "channel": "fax", "applicants": [{"id": "A", "kind": "other", "n": 1}]}, "unknown field n"),
    ],
)
def test_what_cannot_be_is_refused(name: str, data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        codecs()[name].decode(data)

    assert said in str(caught.value)


def test_a_day_that_is_not_there_and_a_text_of_two_hundred_characters_are_written_and_read() -> None:
    order, longest = codecs()["RedoOrdered"], codecs()["Registered"]

    assert order.encode(RedoOrdered("V-1")) == {"by": "V-1", "working_days": None, "until": None}
    assert order.decode({"by": "V-1", "until": None}) == RedoOrdered("V-1")
    assert longest.decode({"number": "x" * 200}).number == "x" * 200

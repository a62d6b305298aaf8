"""Events as rows hold them."""

import json
from random import Random

import pytest
from hypothesis import given

from gongkai.errors import ContractError
from gongkai_web.publishing.life.codec import decoded, encoded, kind_of
from gongkai_web.publishing.life.events import AttributeFixed, Scanned
from gongkai_web.publishing.life.state import Life
from gongkai_web.publishing.life.vocabulary import Attribute
from tests.web.publishing.life.lives import DAY, DRAFTED, any_event, chances


@given(chance=chances())
def test_an_event_comes_back_from_its_row_as_it_was(chance: Random) -> None:
    event = any_event(Life(DRAFTED), chance)

    assert decoded(kind_of(type(event)), event.happened_on, json.loads(json.dumps(encoded(event)))) == event


def test_a_row_is_readable() -> None:
    fixed = AttributeFixed(DAY, Attribute.ON_REQUEST, "27", "量大")

    assert (kind_of(AttributeFixed), encoded(fixed)) == ("attribute_fixed", {"attribute": "on_request", "basis": "27", "reason": "量大"})
    assert encoded(Scanned(DAY, 1, ("a",))) == {"version": 1, "findings": ["a"]}


@pytest.mark.parametrize(
    ("kind", "data"),
    [("vanished", {}), ("revised", {}), ("revised", {"version": 2, "by": "x"}), ("attribute_fixed", {"attribute": "x", "basis": "27"})],
)
def test_a_row_that_no_event_has_is_refused(
    kind: str,
    data: dict[str, object],
) -> None:
    with pytest.raises(ContractError):
        decoded(kind, DAY, data)

"""A request is read and put in order, and each fault is told beside its field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.requests.asked import Faulty, asked
from gongkai_web.requests.kinds import Form, Method
from tests.web.requests.examples import IDENTITY, request


def test_a_request_is_read() -> None:
    found = asked(request())

    assert (found.organ, found.form, found.method) == ("130900-01", Form.ELECTRONIC, Method.ONLINE)
    assert (found.applicant.name, found.applicant.id_number, found.applicant.phone) == ("林一鸣", IDENTITY, "+8613800138000")


def test_full_width_signs_and_spaces_are_taken() -> None:
    found = asked(request(applicant_id_number="１１０１０５ 19491231 ００２ｘ", applicant_phone="138 0013 8000", content="水价\r\n\0报告 "))

    assert found.applicant.id_number == IDENTITY
    assert found.applicant.phone == "+8613800138000"
    assert found.content == "水价\n报告"


def test_what_is_asked_and_by_whom_stays_as_it_was_written() -> None:
    content, name, address = "第（三）项：水价；面积㎡①……", "洛泽市新源（集团）有限公司", "河西路８号，三单元"
    found = asked(request(content=content, applicant_name=name, applicant_address=address))

    assert (found.content, found.applicant.name, found.applicant.address) == (content, name, address)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organ": ""}, "organ"),
        ({"organ": 7}, "organ"),
        ({"content": "  "}, "content"),
        ({"content": "长" * 5001}, "content"),
        ({"applicant": None}, "applicant.name"),
        ({"delivery": "mail"}, "delivery.method"),
        ({"applicant_kind": "person"}, "applicant.kind"),
        ({"applicant_name": ""}, "applicant.name"),
        ({"applicant_name": "林" * 201}, "applicant.name"),
        ({"applicant_id_type": "licence"}, "applicant.id_type"),
        ({"applicant_id_number": ""}, "applicant.id_number"),
        ({"applicant_id_number": "110105194912310021"}, "applicant.id_number"),
        ({"applicant_id_type": "uscc", "applicant_id_number": "91110000600037341A"}, "applicant.id_number"),
        ({"applicant_phone": "12"}, "applicant.phone"),
        ({"applicant_phone": "call me"}, "applicant.phone"),
        ({"applicant_phone": ""}, "applicant.phone"),
        ({"applicant_email": "lin at example"}, "applicant.email"),
        ({"delivery_method": "email"}, "applicant.email"),
        ({"delivery_method": "mail"}, "applicant.address"),
        ({"delivery_form": "cd"}, "delivery.form"),
        ({"delivery_method": ["mail"]}, "delivery.method"),
    ],
)
def test_each_fault_stands_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Faulty) as caught:
        asked(request(**changes))

    assert field in caught.value.faults


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Faulty) as caught:
        asked({})

    assert {"organ", "content", "applicant.kind", "applicant.name", "applicant.id_type", "delivery.form"} <= caught.value.faults.keys()


def test_another_proof_of_identity_is_taken_as_it_is() -> None:
    assert asked(request(applicant_id_type="passport", applicant_id_number="E1234 5678")).applicant.id_number == "E12345678"


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner))
)
def test_whatever_is_sent_it_is_a_request_or_faults(value: Any) -> None:
    for data in (value if isinstance(value, dict) else {}, request(applicant=value), request(content=value), request(delivery=value)):
        with pytest.raises(Faulty):
            asked({**data, "organ": ""})

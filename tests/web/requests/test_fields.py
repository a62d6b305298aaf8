"""The questions of a request, whichever page they stand on."""

from gongkai_web.requests.fields import FIELDS, NAMES, Page, faults_of, first_faulty, id_of, nested, problems, question
from tests.web.requests.examples import request

FLAT = {
    f"{part}.{name}" if isinstance(value, dict) else part: told
    for part, value in request().items()
    for name, told in (value.items() if isinstance(value, dict) else [("", value)])
}


def test_flat_answers_are_the_request_that_programs_send() -> None:
    assert set(FLAT) == set(NAMES)
    assert nested(FLAT) == request()


def test_an_answer_that_was_not_chosen_is_asked_for_on_its_page() -> None:
    faults = faults_of({**FLAT, "delivery.form": ""})

    assert dict(faults) == {"delivery.form": "请选择一项。"}
    assert first_faulty(faults) is Page.DELIVERY
    assert first_faulty({}) is Page.CHECK


def test_a_fault_stands_above_the_form_as_a_link_to_its_question() -> None:
    (content,) = FIELDS[Page.CONTENT]

    shown = question(content, FLAT, {"content": "太长"})
    assert (shown["id"], shown["value"], shown["fault"]) == (id_of("content"), FLAT["content"], "太长")
    assert problems({"content": "太长"}) == [(shown["id"], "太长")]

"""Messages of the library's exceptions."""

import pytest

from gongkai.errors import ContractError, GongkaiError, InputRefused, RuleDataError


def test_message_says_what_where_why_and_what_to_do() -> None:
    error = InputRefused("the file is encrypted", where="a.pdf", why="a password is set", remedy="ask the office for an open copy")

    assert str(error) == "a.pdf: the file is encrypted. a password is set. ask the office for an open copy."


def test_parts_that_are_not_known_leave_no_trace() -> None:
    assert str(GongkaiError("nothing to read")) == "nothing to read."
    assert str(GongkaiError("读不了。", remedy="换一个文件。")) == "读不了. 换一个文件."


@pytest.mark.parametrize("kind", [RuleDataError, InputRefused, ContractError])
def test_callers_can_catch_all_of_them_at_once(kind: type[GongkaiError]) -> None:
    with pytest.raises(GongkaiError) as caught:
        raise kind("what", where="where")

    assert (caught.value.what, caught.value.where, caught.value.why, caught.value.remedy) == ("what", "where", "", "")

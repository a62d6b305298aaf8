"""Pages on which a parser would hang, told from their source."""

import pytest

from gongkai.errors import InputRefused
from gongkai.reader.source.limits import MAX_ATTRIBUTES, MAX_NESTING
from gongkai.reader.source.nesting import refuse_deep_nesting, refuse_many_attributes


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"<div>" * MAX_NESTING,
        b"<div>5</div>" * 50_000,
        b"<p>5<br>" * 50_000,
        b"<table>" + b"<tr><td>5" * 50_000,
        b"<!--" + b"<div>" * 50_000 + b"-->",
        b"1 < 2 " * 50_000,
        b"<p class=a><span>5</span></p>" * MAX_NESTING,
        b"<td class=a><p class=a>5" * (2 * MAX_NESTING),
    ],
)
def test_pages_that_may_be_parsed(source: bytes) -> None:
    refuse_deep_nesting(source)


@pytest.mark.parametrize("tag", [b"<div>", b"<DIV class='a'>", b"<x-y>", b"<div></span>", b"<div><!--</div>-->"])
def test_elements_that_are_never_closed_are_refused(tag: bytes) -> None:
    with pytest.raises(InputRefused, match="nested too deeply"):
        refuse_deep_nesting(tag * (MAX_NESTING + 1))


@pytest.mark.parametrize("rest", [b"<p>5</p>", b"<td class=a>", b"<p ", b"<td>", b"</x>"])
def test_elements_that_do_not_nest_make_no_room_for_those_that_do(rest: bytes) -> None:
    with pytest.raises(InputRefused, match="nested too deeply"):
        refuse_deep_nesting(b"<div>" * (MAX_NESTING + 1) + rest * 5_000)


def test_formatting_that_each_paragraph_opens_again_is_refused() -> None:
    few = b"<b>" * 1_000
    refuse_deep_nesting(few + b"<p>5</p>" * 20_000)
    with pytest.raises(InputRefused, match="formatting"):
        refuse_deep_nesting(few + b"<div>5</div>" * 20_000)


def test_an_element_of_thousands_of_attributes_is_refused() -> None:
    attributes = b" ".join(b"attribute%d" % number for number in range(MAX_ATTRIBUTES + 1))
    with pytest.raises(InputRefused, match="attributes"):
        refuse_many_attributes(b"<p>5</p><p " + attributes + b">")


@pytest.mark.parametrize(
    "source",
    [b"", b"word " * 50_000, b"<p>" + b"word " * 50_000, b"<script>if (a <b) " + b"word " * 50_000 + b"</script>", b"<p a=1 b=2>" * 9_000],
)
def test_long_texts_and_scripts_are_no_attributes(source: bytes) -> None:
    refuse_many_attributes(source)

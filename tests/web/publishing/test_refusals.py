"""What a user reads about what cannot be."""

import pytest
from django.utils.translation import override

from gongkai_web.publishing.life.rules import Rule
from gongkai_web.publishing.refusals import refused_by


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_its_sentence_in_both_languages(rule: Rule) -> None:
    with override("en"):
        english = refused_by(rule)
    with override("zh-hans"):
        chinese = refused_by(rule)

    assert english.what
    assert chinese.what != english.what
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.what)

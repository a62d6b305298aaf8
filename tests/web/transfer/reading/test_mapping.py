"""What old names become."""

from gongkai_web.publishing.kinds import Kind
from gongkai_web.transfer.reading.mapping import AS_DRAFT, Mapped, guess


def test_a_code_or_the_law_s_own_words_leave_no_doubt() -> None:
    assert guess("20-05") == ("20-05", "")
    assert guess("财政预算、决算信息") == ("20-07", "")
    assert guess("规范性文件") == ("20-01", Kind.NORMATIVE_DOCUMENT)
    assert guess("水务动态") == ("", "")


def test_what_the_row_says_ranks_above_what_was_mapped() -> None:
    mapped = Mapped({"栏目": ("20-05", "rules")})

    assert mapped.category("栏目", None) == ("20-05", Kind.RULES)
    assert mapped.category("栏目", Kind.INFORMATION) == ("20-05", Kind.INFORMATION)
    assert mapped.category("未知", None) == (AS_DRAFT, Kind.INFORMATION)


def test_a_department_that_nobody_looked_at_is_not_this_organ_s() -> None:
    assert Mapped().takes("水资源科")
    assert Mapped(departments={"水资源科": True}).takes("水资源科")
    assert not Mapped(departments={"水资源科": True}).takes("教育局")


def test_it_is_the_same_after_it_was_kept_as_json() -> None:
    mapped = Mapped({"栏目": ("20-05", "rules")}, {"科": True}, day_of_publication=True)

    assert Mapped.from_json(mapped.as_json()) == mapped

"""Which column becomes what."""

from gongkai_web.transfer.reading.columns import COLUMNS, field_of, headings, values


def test_our_own_and_siteserver_s_columns_are_known() -> None:
    siteserver = ["Id", "ChannelId", "Title", "AddDate", "IsChecked", "LinkUrl", "Identifier", "DocumentNo", "DepartmentId", "Publisher"]
    siteserver += ["Keywords", "PublishDate", "EffectDate", "IsAbolition", "AbolitionDate", "Description", "FileUrl", "Content"]

    assert [field_of(one) for one in siteserver] == [
        "source_id", "category", "title", "published_on", "state", "address", "index_no", "doc_no", "department", "issuer",
        "keywords", "made_on", "effective_on", "abolished", "abolished_on", "abstract", "files", "body",
    ]  # fmt: skip
    assert all(field_of(names[0]) == field for field, names in COLUMNS.items())


def test_a_heading_is_known_with_blanks_stars_and_colons() -> None:
    assert field_of(" 标 题：") == "title"
    assert field_of("*发布日期") == "published_on"
    assert field_of("点击量") == ""


def test_the_second_column_of_a_field_is_left_out_but_files_may_stand_in_several() -> None:
    known = headings(["标题", "名称", "附件", "附件2", "FileUrl1"])

    assert [(one.field, one.twice) for one in known] == [
        ("title", False), ("", True), ("files", False), ("files", False), ("files", False),
    ]  # fmt: skip
    assert values(known, ["甲", "乙", "a.pdf", "", "b.pdf"]) == {"title": "甲", "files": "a.pdf\nb.pdf"}

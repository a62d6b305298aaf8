"""What is found, in what order, and how it is shown."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from gongkai_web.organs.models import Organ
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.models import Publication
from gongkai_web.search.query import Query, QueryRefused, Remark, Sort, search
from tests.web.people import make_department
from tests.web.search.making import follow, index_all, publish, rewrite, withdraw

LAND = "为规范不动产登记工作，方便群众办事，现将有关事项通知如下。"


def found(words: str, **filters: object) -> list[int]:
    """The items that a search shows."""
    return [hit.item_id for hit in search(Query(words, **filters)).hits]  # type: ignore[arg-type]  # filters of one test each


def test_a_word_inside_a_sentence_is_found_by_every_part_of_it(government: Organ) -> None:
    item = publish(government, "关于规范登记的通知", LAND).pk
    publish(government, "关于防汛的通知", "做好防汛工作。")
    index_all()

    for words in ("不动产登记", "动产", "产登", "群众办事", "產登記", "不动产 通知", "不", "“登记工作，方便”"):
        assert found(words) == [item], words
    assert found("“登记方便”") == [], "a comma stands between"


def test_every_word_must_be_there(government: Organ) -> None:
    publish(government, "甲", "公租房申请条件")
    both = publish(government, "乙", "公租房分配，申请低保").pk
    index_all()

    assert found("公租房 低保") == [both]


def test_what_nothing_has_as_a_whole_is_looked_for_word_by_word_and_says_so(government: Organ) -> None:
    item = publish(government, "不动产登记服务指南", "本局办理登记。").pk
    publish(government, "防汛", "防汛预案")
    index_all()

    relaxed = search(Query("怎么办理不动产登记"))

    assert [hit.item_id for hit in relaxed.hits] == [item]
    assert relaxed.remark is Remark.RELAXED
    assert "<mark>不动产</mark><mark>登记</mark>" in relaxed.hits[0].title_html or "<mark>不动产登记</mark>" in relaxed.hits[0].title_html
    assert search(Query("“怎么办理不动产登记”")).count == 0
    assert search(Query("不动产")).remark is None


def test_words_of_letters_are_found_by_their_beginning_only(government: Organ) -> None:
    item = publish(government, "关于COVID-19的通告", "另见 Open Data Portal 2026。").pk
    index_all()

    for words in ("covid", "ＣＯＶ", "covid-19", "open data", '"n data por"', "20", "portal"):
        assert found(words) == [item], words
    assert found("ortal") == []
    assert found('"ortal"') == [item]


def test_a_document_number_finds_the_document_first_then_who_cites_it(government: Organ) -> None:
    citing = publish(government, "洛政发〔2026〕5号解读", "洛政发〔2026〕5号已印发，洛政发〔2026〕5号要求如下。").pk
    other = publish(government, "甲办法", "正文", doc_no="洛政发〔2026〕15号").pk
    item = publish(government, "乙办法", "正文", doc_no="洛政发〔2026〕5号").pk
    index_all()

    for words in ("洛政发〔2026〕5号", "洛政发[2026]5号", "洛政发（2026） 第5号", "洛政發【2026】5號"):
        assert found(words) == [item, citing], words
    assert found("〔2026〕15号") == [other]
    assert set(found("〔2026〕5号")) == {item, citing}


def test_an_index_number_finds_one_item(government: Organ) -> None:
    item = publish(government, "甲", index_no="11341702486344515H/202110-0001").pk
    publish(government, "乙", index_no="11341702486344515H/202110-00013")
    index_all()

    assert found("11341702486344515h/202110-0001") == [item]


def test_filters_and_facets_agree(government: Organ) -> None:
    bureau = make_department(government)
    station = make_department(bureau, code="130900-01-1", name="洛泽市水文站")
    publish(government, "供水办法", kind=Kind.RULES, validity="in_force", statutory_code="20-01")
    publish(bureau, "供水通知", kind=Kind.INFORMATION, statutory_code="20-05", made_on=None)
    low = publish(station, "供水报告", kind=Kind.INFORMATION, statutory_code="20-05", made_on="2019-05-01").pk
    index_all()

    whole = search(Query("供水"))

    assert whole.count == 3
    assert dict(whole.facets["category"]) == {"20-05": 2, "20-01": 1}
    assert dict(whole.facets["organ"]) == {government.pk: 1, bureau.pk: 1, station.pk: 1}
    assert dict(whole.facets["year"]) == {2026: 2, 2019: 1}
    assert dict(whole.facets["kind"]) == {"rules": 1, "information": 2}
    assert dict(whole.facets["validity"]) == {"in_force": 1}
    for organ, count in whole.facets["organ"]:
        assert search(Query("供水", organs=(int(organ),))).count == count
    assert search(Query("供水", organs=(government.pk, bureau.pk))).count == 2
    assert search(Query("供水", organs=(10**9,))).count == 0
    assert found("供水", organs=(station.pk,)) == found("供水", year=2019) == [low]
    assert search(Query("供水", category="20-05", kind="information")).count == 2
    assert search(Query("供水", validity="in_force")).count == 1


def _appeared(day: str, clock: str = "00:00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}+08:00")


@pytest.mark.parametrize("words", ["供水", ""])
@pytest.mark.parametrize("indexed", [True, False])
def test_days_of_publication_count_whole_and_in_china(government: Organ, words: str, indexed: bool) -> None:
    days = {
        "before": ("2026-03-01", "23:59:59"),
        "first": ("2026-03-02", "00:00:00"),
        "last": ("2026-03-03", "23:59:59"),
        "after": ("2026-03-04", "00:00:00"),
    }
    items = {name: publish(government, "供水通知", published_at=_appeared(*moment)).pk for name, moment in days.items()}
    old = publish(government, "供水旧闻", first_published_on=date(2019, 3, 2)).pk
    if indexed:
        index_all()
    second, third = date(2026, 3, 2), date(2026, 3, 3)

    assert found(words, since=second, until=third, sort=Sort.NEWEST) == [items["last"], items["first"]]
    assert set(found(words, since=second)) == {items["first"], items["last"], items["after"]}
    assert set(found(words, until=third)) == {items["before"], items["first"], items["last"], old}
    assert found(words, since=third, until=second) == []
    assert found(words, since=date(2019, 1, 1), until=date(2019, 12, 31)) == [old]
    assert set(found(words, since=date(1970, 1, 1), until=date(2999, 12, 31))) == {*items.values(), old}


def test_the_title_counts_more_than_the_text_and_newest_goes_by_time(government: Organ) -> None:
    titled = publish(government, "公共停车场管理", "正文").pk
    newer = publish(government, "通知", "停车场收费。").pk
    index_all()

    assert found("停车场") == [titled, newer]
    assert found("停车场", sort=Sort.NEWEST) == [newer, titled]
    assert found("") == [newer, titled]


def test_pages_hold_every_result_once(government: Organ) -> None:
    everything = {publish(government, f"防汛通知之{number}").pk for number in range(25)}
    index_all()

    pages = [found("防汛", page=page, page_size=10, sort=sort) for sort in Sort for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [10, 10, 5, 0] * 2
    assert set().union(*pages[:4]) == set().union(*pages[4:]) == everything


def test_pages_are_the_same_whether_titles_are_looked_at_first_or_not(government: Organ, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        publish(government, "防汛通知" if number % 3 else "通知", "防汛" * (number % 7 + 1) + "。" * number)
    index_all()

    def pages() -> list[list[int]]:
        return [found("防汛", page=page, page_size=6) for page in range(1, 8)]

    plainly = pages()
    monkeypatch.setattr("gongkai_web.search.lookup._MANY", 0)

    assert pages() == plainly
    assert len({one for page in plainly for one in page}) == 40


def test_items_of_more_organs_than_a_facet_shows_are_all_counted(government: Organ) -> None:
    for number in range(60):
        publish(make_department(government, code=f"130900-{number:03}", name=f"第{number}局"), "防汛通知")
    index_all()

    answer = search(Query("防汛"))

    assert answer.count == 60
    assert len(answer.facets["organ"]) == 50


def test_a_withdrawn_item_is_not_shown_though_the_index_has_it_still(government: Organ) -> None:
    items = [publish(government, f"防汛通知之{number}") for number in range(12)]
    index_all()

    withdraw(items[11], noted=False)
    withdraw(items[10], noted=False)
    first = search(Query("防汛", page_size=5, sort=Sort.NEWEST))

    assert [hit.item_id for hit in first.hits] == [one.pk for one in items[9:4:-1]], "others take their places"
    assert first.count == 10


def test_the_index_follows_what_happens(government: Organ) -> None:
    index_all()
    one, two = publish(government, "防汛通知", "水库"), publish(government, "抗旱通知", "水库")
    follow()
    assert set(found("水库")) == {one.pk, two.pk}

    rewrite(one, text="堤坝")
    withdraw(two)
    follow()

    assert found("水库") == []
    assert found("堤坝") == [one.pk]
    assert search(Query("通知")).facets["kind"] == (("information", 1),)


def test_a_result_costs_one_query(government: Organ, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(30):
        publish(government, f"防汛通知之{number}")
    index_all()

    with django_assert_num_queries(1):
        assert [hit.publication.organ.name for hit in search(Query("防汛")).hits] == [government.name] * 20
    with django_assert_num_queries(1):
        search(Query("防汛", organs=(government.pk,)))


@pytest.mark.parametrize(
    "query",
    [
        Query("水" * 201),
        Query(" ".join(map(str, range(21)))),
        Query("？！"),
        Query("\ud800\udfff"),
        Query("\x00\x07"),
        Query("水", page=0),
        Query("水", page_size=0),
        Query("水", page_size=101),
        Query("水", page=101, page_size=100),
        Query("水", organs=(2**63,)),
        Query("水", year=-1),
        Query("水", kind="\ud800"),
        Query("水", category="水"),
    ],
)
def test_what_cannot_be_searched_is_refused_with_a_remedy(query: Query, db: None) -> None:  # noqa: ARG001 - the index may be asked
    with pytest.raises(QueryRefused) as refused:
        search(query)

    assert refused.value.what
    assert refused.value.remedy


def test_without_an_index_titles_and_numbers_are_searched_and_a_remark_says_so(government: Organ) -> None:
    item = publish(government, "关于供水的通知", "停水", doc_no="洛政发〔2026〕5号", made_on=None).pk
    gone = publish(government, "供水")
    withdraw(gone)

    for words, filters in (
        ("供水", {}),
        ("洛政发[2026]5号", {}),
        ("供水", {"year": 2026, "organs": (government.pk,), "kind": "information"}),
    ):
        answer = search(Query(words, **filters))  # type: ignore[arg-type]  # one filter has numbers, another words
        assert [hit.item_id for hit in answer.hits] == [item]
        assert (answer.count, answer.remark) == (1, Remark.TITLES_ONLY)
    assert search(Query("停水")).count == search(Query("100%")).count == search(Query("供水", year=2019)).count == 0
    assert "<mark>供水</mark>" in search(Query("供水")).hits[0].title_html


def test_an_excerpt_is_escaped_and_shows_where_the_words_are(government: Organ) -> None:
    publish(government, "<b>通知</b>", "无关。" * 100 + "请到<script>窗口</script>办理 不动产 登记。" + "无关。" * 100)
    index_all()

    hit = search(Query("“不动产登记” 通知")).hits[0]

    assert hit.title_html == "&lt;b&gt;<mark>通知</mark>&lt;/b&gt;"
    assert "&lt;script&gt;窗口&lt;/script&gt;办理 <mark>不动产 登记</mark>。" in hit.excerpt_html
    assert hit.excerpt_html.startswith("…")
    assert hit.excerpt_html.endswith("…")


def test_found_items_carry_what_a_list_shows(government: Organ) -> None:
    publish(government, "供水通知", body="<p>" + "长" * 1000)
    index_all()

    publication = search(Query("供水")).hits[0].publication

    assert isinstance(publication, Publication)
    assert publication.get_deferred_fields() == {"body"}


@pytest.fixture
def indexed(government: Organ) -> Organ:
    """Some items, in the index."""
    for number in range(20):
        publish(government, f"防汛通知之{number}", LAND * (number % 3), doc_no=f"洛政发〔2026〕{number}号")
    index_all()
    return government


@given(
    st.text(max_size=250)
    | st.text(st.sampled_from('水登记不动产防汛a1 \n"“”「」〔〕[](){}第号-/\\*?:~^+|&!\x00\ud800'), max_size=250)
    | st.builds(lambda sign, count: sign * count + "水", st.sampled_from('([{"“〔*? a水'), st.sampled_from((50, 199, 10_000, 10**6)))
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_is_answered_or_refused(indexed: Organ, words: str) -> None:
    try:
        answer = search(Query(words, organs=(indexed.pk,)))
    except QueryRefused:
        return
    assert answer.remark in (None, Remark.RELAXED)
    assert len(answer.hits) == min(20, answer.count)
    assert sum(count for _, count in answer.facets.get("organ", ())) == answer.count

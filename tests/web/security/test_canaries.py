"""What is not public, or is no longer, stands in no byte that leaves the platform: thousands of marks are looked for everywhere."""

from collections.abc import Iterator, Mapping

import pytest
from django.db import connection
from django.test import Client

from gongkai_web.compilations.models import Catalogue, Cleanup, GazetteIssue, Guide, TopicColumn
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Attachment, Item
from gongkai_web.search.outbox import note
from tests.web.search.making import follow
from tests.web.security.canaries import HIDDEN, MARK, PUBLIC, STAFF, walled
from tests.web.security.crawling import addresses, crawl, whole
from tests.web.security.planted import Planted

_ABSENT = "canary99999h"
"""A word like a mark, that stands nowhere."""
_SEARCHES = (
    "/search/?q={}",
    "/search/?q=“{}”&sort=newest",
    "/en/search/?q={}",
    "/suggestions/?q={}",
    "/api/v1/items?q={}",
    "/library/?q={}",
    "/library/?q={}&in=text",
    "/library/?sign={}",
)
_SHOWN = (
    *("/", "/en/", "/items/", "/library/", "/sections/interpretations/", "/sections/institutions/", "/sections/reports/"),
    *("/organs/139900-10/", "/guide/139900-10/", "/catalogue/139900-10/", "/gazette/139900-10/2026/1/", "/gazette/139900-10/2026/1/full/"),
    *("/topics/", "/cleanups/", "/places/", "/feed.rss", "/feed.atom", "/opendata/items.csv", "/opendata/items.json", "/api/v1/items"),
    *("/search/?q=canary", "/suggestions/?q=canary", "/library/?q=canary&in=text", "/items/p/2026-0", "/api/v1/items/p/2026-0"),
)
"""Where some of what is public stands: a crawl that does not see it there sees nothing."""
_TOLD = {"administrator", "auditor", "oversight"}
"""Who reads the log, or the accounts, of the department and of what is below: by their office."""


def _words(planted: Planted) -> Mapping[str, list[object]]:
    """What stands in addresses, by the name of the part."""
    slugs = [one.slug for one in planted.hidden[TopicColumn][:2]]
    return {
        "organ": [planted.world.water.pk],
        "code": [planted.world.water.code],
        "slug": slugs,
        "index_no": [one.index_no for one in (*planted.withdrawn[:8], *planted.public)],
        "name": ["institutions", "statutory", "reports", "interpretations", "items", "organs", "submit"],
        "form": ["rss", "atom"],
        "part": ["pages", "20-01", "20-05", "20-06", "20-13", "20-15", "none"],
        "year": [planted.hidden[GazetteIssue][0].year, 2026],
        "sort": ["guides", "catalogues", "gazettes", "columns", "cleanups", "places"],
        "": ["csv", "json", "jsonld", "ttl", "xlsx", "items", "organs"],
    }


def _numbers(planted: Planted) -> list[int]:
    """Of rows that are not public, some of each table; of the department and its people."""
    found = {row.pk for rows in planted.hidden.values() for row in rows[:1]} | {planted.world.water.pk, planted.world.writer.pk}
    return sorted(one for one in found if isinstance(one, int))


def _leaks(planted: Planted, found: Mapping[str, set[str]], forbidden: str) -> list[str]:
    """Address, and table and column of what stands there and must not."""
    return [f"{path}: {planted.canaries.where[mark]}" for path, marks in found.items() for mark in sorted(marks) if mark[-1] in forbidden]


def test_every_table_with_something_to_hide_holds_canaries(planted: Planted) -> None:
    holding = {place.partition(".")[0] for mark, place in planted.canaries.where.items() if mark[-1] == HIDDEN}
    without = {"publishing_item", "publishing_relation", "publishing_answer"}  # numbers and closed lists alone
    without |= {"compilations_columnentry", "compilations_emergencyitem"}
    without |= {"conversion_conversion", "severing_cut", "severing_provided"}
    without |= {"requests_statement", "requests_casenote", "letters_letterdraft", "letters_lettercounter"}  # sealed, and counts

    assert {model._meta.db_table for model in walled()} - holding - without == set()
    assert sum(mark[-1] == HIDDEN for mark in planted.canaries.where) > 1000


def _read_raw() -> Iterator[tuple[str, set[str]]]:
    """Each table with the marks that stand in the rows that the database shows now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT coalesce(string_agg(one::text, chr(10)), chr(32)) FROM "{table}" one')  # noqa: S608 - a name of the catalogue
            yield table, {*MARK.findall(cursor.fetchone()[0])}


def test_the_database_itself_keeps_them_from_whoever_does_not_work_there(planted: Planted) -> None:
    others = [organ.pk for name, organ in planted.world.organs.items() if name != "own"]
    for gates in ((), others):
        open_for(reads=gates, writes=gates, follows=gates)
        shown = {table for table, marks in _read_raw() if any(mark[-1] == HIDDEN for mark in marks)}
        assert shown == {"publishing_publication"}, "number and heading of what was withdrawn stay there, and each page leaves them out"

    open_for(reads=[planted.world.water.pk])
    everything = {mark for _table, marks in _read_raw() for mark in marks}
    open_for()
    lost = {place for mark, place in planted.canaries.where.items() if mark not in everything}
    assert lost <= {"content of a file"}, "that read nothing"


def test_nobody_without_an_account_reads_one(planted: Planted) -> None:
    routes = [path for path in addresses(_numbers(planted), _words(planted)) if not path.startswith(("/workbench/", "/account/"))]
    found = crawl(Client(), [*_SHOWN, *routes, *(f"/catalogue/139900-10/?version={number}" for number in range(5))])

    assert _leaks(planted, found, HIDDEN + STAFF) == []
    assert [path for path in _SHOWN if not any(mark[-1] == PUBLIC for mark in found[path])] == []


def test_nobody_of_another_organ_reads_one_at_any_address(planted: Planted) -> None:
    words: Mapping[str, list[object]] = {**_words(planted), "name": ["submit"]}
    routes = [path for path in addresses(_numbers(planted), words) if path.startswith("/workbench/")]
    searches = ("/workbench/items/?q=canary", f"/workbench/items/?organ={planted.world.water.pk}")
    found = crawl(planted.world.clients["drafter@beside"], [*searches, *routes], staff=True)

    assert _leaks(planted, found, HIDDEN + STAFF) == []
    assert len(found) > 100


@pytest.mark.parametrize(
    "actor",
    [
        *("publisher@beside", "ogi_head@elsewhere", "secrecy_reviewer@below", "leader@above", "nobody", "bare", "oversight@below"),
        *("administrator@beside", "auditor@elsewhere"),
        *("administrator@own", "auditor@own", "oversight@own", "administrator@above", "auditor@above", "oversight@above"),
    ],
)
def test_no_link_leads_anybody_else_to_one(planted: Planted, actor: str) -> None:
    role, _at, place = actor.partition("@")
    found = crawl(planted.world.clients[actor], ["/workbench/"], staff=True)

    told = role in _TOLD and place in {"own", "above"}
    assert _leaks(planted, found, HIDDEN if told else HIDDEN + STAFF) == []
    assert not told or any(mark[-1] == STAFF for marks in found.values() for mark in marks), "they see nothing at all"


def test_a_search_for_one_is_answered_like_a_search_for_nothing(planted: Planted) -> None:
    """One mark of each column, shared among the doors: that none finds any, the crawl has asked with the beginning of all."""
    for one in planted.withdrawn:
        note(one.pk)
    follow()
    client, columns = (
        planted.world.clients["anonymous"],
        {place: mark for mark, place in planted.canaries.where.items() if mark[-1] != PUBLIC},
    )
    apart = []
    for number, search in enumerate(_SEARCHES):
        nothing = whole(client.get(search.format(_ABSENT))).replace(_ABSENT, "")
        for mark in list(columns.values())[number :: len(_SEARCHES)]:
            answer = whole(client.get(search.format(mark))).replace(mark, "")
            if _without_tag(answer) != _without_tag(nothing):
                apart.append(f"{search.format(mark)}: {planted.canaries.where[mark]}")

    assert apart == []


def _without_tag(text: str) -> list[str]:
    """The answer but for the hash of its bytes, in which the word stands."""
    return [line for line in text.splitlines() if not line.startswith("ETag: ")]


def test_what_is_not_public_looks_like_what_does_not_exist(planted: Planted) -> None:
    client, code = planted.world.clients["anonymous"], planted.world.water.code
    of = {model: rows[0] for model, rows in planted.hidden.items()}
    issue = of[GazetteIssue]
    pairs = [
        (f"/attachments/{of[Attachment].pk}/", "/attachments/999999999/"),
        (f"/gazette/{code}/{issue.year}/{issue.number}/", f"/gazette/{code}/1999/77/"),
        (f"/gazette/{code}/{issue.year}/{issue.number}/full/", f"/gazette/{code}/1999/77/full/"),
        (f"/topics/{code}/{of[TopicColumn].slug}/", f"/topics/{code}/nowhere/"),
        (f"/cleanups/{of[Cleanup].pk}/", "/cleanups/999999999/"),
        (f"/items/{of[Item].pk}", "/items/999999999"),
        (f"/api/v1/items/{of[Item].pk}", "/api/v1/items/999999999"),
        (f"/guide/{code}/?version={of[Guide].number}", f"/guide/{code}/?version=9999"),
        (f"/catalogue/{code}/?version={of[Catalogue].number}", f"/catalogue/{code}/?version=9999"),
    ]
    for there, absent in pairs:
        for prefix in ("", "/en") if not there.startswith("/api/") else ("",):
            answers = client.get(prefix + there), client.get(prefix + absent)
            assert [answer.status_code for answer in answers] == [404, 404], prefix + there
            first, second = (_anonymous(whole(answer), path) for answer, path in zip(answers, (there, absent), strict=True))
            assert first == second, prefix + there


def _anonymous(text: str, path: str) -> list[str]:
    """The answer without its own address, and without how long it is with it."""
    address, _mark, query = path.partition("?")
    plain = text.replace(path, "").replace(address, "").replace(query or address, "")
    return [line for line in _without_tag(plain) if not line.startswith("Content-Length: ")]

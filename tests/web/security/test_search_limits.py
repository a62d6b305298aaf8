"""Questions made to hurt, through every door of the search: answered or refused in words, and the next citizen is served.

`python -m lab.search_bench --hostile 100000` asks many more of the index, and takes their time.
"""

import random
from pathlib import Path

from django.test import Client

from gongkai_web.organs.models import Organ, Site
from lab.search_bench.straight import hurtful
from tests.web.search.making import index_all, publish
from tests.web.search.platform import own_folder

_QUESTIONS = 60
_WORDS = [first + second for first in "供水登记不动产防汛" for second in "通知公告管理办法"]
_DOORS = ("/search/", "/suggestions/", "/api/v1/items", "/library/")
_ANSWERS = {200, 400, 404, 422}


def test_whatever_is_asked_is_answered_or_refused(government: Organ, site: Site, tmp_path: Path) -> None:
    chance, client, answers = random.Random(26), Client(HTTP_HOST=site.host), {}  # noqa: S311 - the same questions in every run
    with own_folder(tmp_path):
        for number in range(30):
            publish(government, f"供水通知之{number}", "防汛公告" * number, doc_no=f"洛政发〔2026〕{number}号")
        index_all()
        for _ in range(_QUESTIONS):
            asked = hurtful(chance, _WORDS).encode("utf-8", "surrogatepass")
            for door in _DOORS:
                answers[door, asked] = client.get(door, [("q", asked), ("in", b"text")]).status_code
        lengths = [client.get("/api/v1/items", {"q": "水" * many}).status_code for many in (200, 201)]
        terms = [client.get("/search/", {"q": " ".join(map(str, range(many)))}).status_code for many in (20, 21)]

    assert {pair: status for pair, status in answers.items() if status not in _ANSWERS} == {}
    assert {status for (door, _), status in answers.items() if door == "/search/"} == {200, 400}
    assert lengths == [200, 422]
    assert terms == [200, 400]

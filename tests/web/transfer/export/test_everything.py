"""Everything out of one platform and into an empty one: the public reads the same."""

import io
import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.db import transaction
from django.test import Client

from gongkai_web.compilations.models import Guide
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Tie, Validity
from gongkai_web.transfer.export import export
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import make_department, make_site
from tests.web.publishing.office import Office
from tests.web.transfer.making import NOW, imported, outcomes, publisher, told

_MOVES = {"published_at", "first_published_on", "updated_at", "url", "html", "files", "references"}
"""What is another on another platform: times of its own, addresses, numbers in addresses."""


def _lived(government: Organ) -> Organ:
    """A department with public items of several kinds, one withdrawn, one draft that is a formula, one not public."""
    water = make_department(government)
    make_site(government)
    office = Office.of(water, NOW - timedelta(days=300))
    open_for(reads=[water.pk], writes=[water.pk])
    text = TextFields(
        "=洛泽市供水管理办法",
        doc_no="洛水规〔2026〕1号",
        body="<h2>第一章</h2><p>节约用水。</p><table><tr><td>一</td><td>二</td></tr></table>",
        issuer="洛泽市水务局",
        joint_issuers=("洛泽市发展和改革委员会", "洛泽市财政局"),
        statutory_code="20-01",
        topic="06",
        genre="rule",
        keywords=("供水", "节水、用水"),
        made_on=date(2025, 12, 25),
        effective_on=date(2026, 1, 20),
        abstract="@规范供水用水",
        source="洛泽市水务局",
    )
    rules = office.published(text, Kind.RULES).item
    actions.change_validity(office.publisher, rules, validity=Validity.AMENDED, on=office.publisher.today)
    plain = TextFields("关于供水价格的通知", body="<p>见附件。</p>", statutory_code="20-08", made_on=date(2026, 1, 5), source="水务局")
    price = office.drafted(plain)
    actions.attach(office.drafter, price, name="附件：价格表.csv", content="项目,价格\n居民,2.15\n".encode())
    actions.relate(office.drafter, price, target=rules, tie=Tie.RESTS_ON)
    actions.publish(office.publisher, office.approved(price))
    gone = office.published(TextFields("停水公告", body="<p>停水。</p>", statutory_code="20-12", made_on=date(2026, 1, 6))).item
    actions.withdraw(office.publisher, gone, reason="时间有误")
    actions.create_draft(office.drafter, water, kind=Kind.INFORMATION, text=TextFields("尚在起草", body="<p>草稿</p>"))
    Guide.objects.create(organ=water, number=1, published_at=NOW, **GUIDE)
    return water


def _public(client: Client) -> dict[str, Any]:
    """Everything that the API says about each public item, without what is another on another platform."""
    found = {}
    for row in client.get("/api/v1/items").json()["results"]:
        full = client.get(f"/api/v1/items/{row['index_no']}").json()
        files = [{name: file[name] for name in ("name", "media_type", "size", "sha256")} for file in full["files"]]
        references = [(one["tie"], one["index_no"], one["title"]) for one in full["references"]]
        kept = {name: value for name, value in full.items() if name not in _MOVES}
        found[row["index_no"]] = {
            **kept,
            "files": files,
            "references": references,
            "since": full["first_published_on"] or full["published_at"][:10],
        }
    return found


def _content(organ: Organ) -> bytes:
    return b"".join(export(organ, at=NOW, by="publisher"))


def test_what_was_taken_out_is_the_same_to_the_public_of_an_empty_platform(government: Organ, tmp_path: Path) -> None:
    with transaction.atomic():
        water = _lived(government)
        before = _public(Client())
        content = _content(water)
        transaction.set_rollback(True)
    (tmp_path / "files").rename(tmp_path / "gone")  # the files of the first platform are not at hand
    elsewhere = make_department(government)
    make_site(government)

    package = imported(publisher(elsewhere), elsewhere, content, "导出.zip")

    assert sorted(outcomes(package).values()) == ["draft", "draft", "public", "public"]
    assert len(before) == 2
    after = _public(Client())
    assert after.keys() == before.keys()
    for number, one in before.items():
        assert {name: (one[name], after[number][name]) for name in one if one[name] != after[number][name]} == {}
    assert not {code for _row, _field, code in told(package)} - {"not_public", "no_category", "no_made_on", "nothing_to_read"}


def test_the_manifest_names_every_file_with_its_hash(government: Organ) -> None:
    content = _content(_lived(government))

    with ZipFile(io.BytesIO(content)) as package:
        manifest = json.loads(package.read("manifest.json"))
        hashes = {one["path"]: one["sha256"] for one in manifest["files"]}
        found = {name: sha256(package.read(name)).hexdigest() for name in package.namelist() if name != "manifest.json"}
    assert hashes == found
    assert {"README.md", "organ.json", "items.csv", "items.jsonl", "compilations.jsonl"} < hashes.keys()
    assert any(name.endswith("/附件：价格表.csv") for name in hashes)


def test_drafts_events_and_compilations_are_in_it_and_cells_are_no_formulas(government: Organ) -> None:
    with ZipFile(io.BytesIO(_content(_lived(government)))) as package:
        items = [json.loads(line) for line in package.read("items.jsonl").splitlines()]
        compiled = [json.loads(line) for line in package.read("compilations.jsonl").splitlines()]
        csv = package.read("items.csv").decode("utf-8-sig")

    assert [one["draft"]["title"] for one in items if one["publication"] is None] == ["尚在起草"]
    assert {one["kind"] for item in items for one in item["events"]} >= {
        "drafted",
        "reviewed",
        "published",
        "withdrawn",
        "validity_changed",
    }
    assert [one["past_publications"][0]["title"] for one in items if one["past_publications"]] == ["停水公告"]
    assert [(one["type"], one["telephone"]) for one in compiled] == [("guide", GUIDE["telephone"])]
    assert "'=洛泽市供水管理办法" in csv
    assert "'@规范供水用水" in csv


def test_another_organs_holdings_are_not_in_it(government: Organ) -> None:
    water = _lived(government)
    other = Organ.objects.create(code="149900", name="别处市人民政府", kind=OrganKind.GOVERNMENT, level=Level.CITY)

    with ZipFile(io.BytesIO(_content(other))) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert json.loads(package_manifest(_content(other)))["items"] == 0
    assert "供水".encode() not in everything
    assert water.name.encode() not in everything


def package_manifest(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as package:
        return package.read("manifest.json")

"""Everything out of one platform and into an empty one: the public reads the same."""

import io
import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils.timezone import localdate

from gongkai_web.compilations.models import Catalogue, CatalogueEntry, Guide, ReadingPlace
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Channel, Tie, Validity
from gongkai_web.publishing.models import ItemEvent, Publication
from gongkai_web.transfer.export import export
from gongkai_web.transfer.export.records import _COMPILED
from tests.web.compilations.test_actions import GUIDE
from tests.web.people import make_department, make_site
from tests.web.publishing.office import Office
from tests.web.transfer.making import NOW, imported, outcomes, publisher, told

_MOVES = {"published_at", "first_published_on", "updated_at", "url", "html", "files", "references"}
"""What is another on another platform: times of its own, addresses, numbers in addresses."""


def _lived(government: Organ) -> Organ:
    """A department with public items of several kinds, one withdrawn, one draft that is a formula, and what it compiled."""
    water = make_department(government)
    make_site(government)
    own = {"name": "洛泽市水务局", "identification_code": "1309000001", "sponsor": "洛泽市水务局", "contact": "0990-6600000"}
    Site.objects.create(organ=water, host="shui.example.test", mark_address="https://bszs.example/method/12", **own)
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
        consulted_from=date(2025, 10, 1),
        consulted_until=date(2025, 11, 1),
        consultation_note="依法",
        competition_reviewed_on=date(2025, 11, 20),
        legality_reviewed_on=date(2025, 12, 1),
        decided_on=date(2025, 12, 24),
        decided_by="局务会议",
        registered_on=date(2025, 12, 25),
        registration_no="LZ-2026-001",
        early_effect="obstruction",
    )
    rules = office.published(text, Kind.RULES).item
    actions.change_validity(office.publisher, rules, validity=Validity.AMENDED, on=office.publisher.today)
    plain = TextFields("关于供水价格的通知", body="<p>见附件。</p>", statutory_code="20-08", made_on=date(2026, 1, 5), source="水务局")
    price = office.drafted(plain)
    actions.attach(office.drafter, price, name="附件：价格表.csv", content="项目,价格\n居民,2.15\n".encode())
    actions.relate(office.drafter, price, target=rules, tie=Tie.RESTS_ON)
    actions.publish(office.publisher, office.approved(price))
    gone = office.published(TextFields("停水公告", body="<p>停水。</p>", statutory_code="20-12", made_on=date(2026, 1, 6))).item
    actions.use_channel(office.publisher, gone, channel=Channel.SCREEN, on=date(2026, 1, 21))
    actions.withdraw(office.publisher, gone, reason="时间有误")
    report = TextFields("2025年度报告", body="<p>一、总体情况</p>", statutory_code="20-15", made_on=date(2026, 1, 7), report_year=2025)
    office.published(report, Kind.ANNUAL_REPORT)
    actions.use_channel(office.publisher, rules, channel=Channel.WECHAT, on=date(2026, 1, 22), address="https://weixin.example/1")
    actions.create_draft(office.drafter, water, kind=Kind.INFORMATION, text=TextFields("尚在起草", body="<p>草稿</p>"))
    Guide.objects.create(organ=water, number=1, published_at=NOW, **GUIDE)
    hall = {"name": "水务大厅", "kind": "service_hall", "address": "河东路1号", "office_hours": "工作日"}
    ReadingPlace.objects.create(organ=water, published_at=NOW, **hall)
    catalogue = Catalogue.objects.create(organ=water, number=1, title="基本目录")
    matter = {"first_level": "供水", "content": "水价", "period": "20个工作日", "unit": "供水科", "statutory_code": "20-08"}
    CatalogueEntry.objects.create(catalogue=catalogue, organ=water, position=1, **matter)
    Catalogue.objects.update(published_at=NOW)
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


def _withdrawn() -> list[tuple[str, str, date | None, str]]:
    """Number, title, day and reason of what the public can read no more."""
    gone = Publication.objects.exclude(withdrawn_at=None)
    return [(one.index_no, one.title, localdate(one.withdrawn_at), one.withdrawal_reason) for one in gone]


def _uses(organ: Organ) -> set[tuple[str, str, date, str]]:
    """The number of each item, with channel, day and address of each use."""
    open_for(reads=[organ.pk])
    used = ItemEvent.objects.filter(organ=organ, kind="channel_used")
    return set(used.values_list("item__publication__index_no", "data__channel", "happened_on", "data__address"))


def _content(organ: Organ) -> bytes:
    return b"".join(export(organ, at=NOW, by="publisher"))


def test_what_was_taken_out_is_the_same_to_the_public_of_an_empty_platform(government: Organ, tmp_path: Path) -> None:
    with transaction.atomic():
        water = _lived(government)
        before, gone, uses = _public(Client()), _withdrawn(), _uses(water)
        content = _content(water)
        transaction.set_rollback(True)
    (tmp_path / "files").rename(tmp_path / "gone")  # the files of the first platform are not at hand
    elsewhere = make_department(government)
    make_site(government)

    package = imported(publisher(elsewhere), elsewhere, content, "导出.zip")

    assert sorted(outcomes(package).values()) == ["draft", "public", "public", "public", "withdrawn"]
    assert (len(before), len(gone), len(uses)) == (3, 1, 6)
    assert {one["report_year"] for one in before.values()} == {None, 2025}
    assert [one["references"] for one in before.values() if one["references"]]
    assert (_withdrawn(), _uses(elsewhere)) == (gone, uses)
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
    assert {"README.md", "organ.json", "items.csv", "items.jsonl", "compilations.jsonl", "duties.jsonl"} < hashes.keys()
    assert any(name.endswith("/附件：价格表.csv") for name in hashes)


def test_drafts_events_and_compilations_are_in_it_and_cells_are_no_formulas(government: Organ) -> None:
    with ZipFile(io.BytesIO(_content(_lived(government)))) as package:
        items = [json.loads(line) for line in package.read("items.jsonl").splitlines()]
        compiled = [json.loads(line) for line in package.read("compilations.jsonl").splitlines()]
        organ = json.loads(package.read("organ.json"))
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
    by_type = {one["type"]: one for one in compiled}
    assert by_type["guide"]["telephone"] == GUIDE["telephone"]
    assert by_type["readingplace"]["address"] == "河东路1号"
    assert [one["statutory_code"] for one in by_type["catalogue"]["entries"]] == ["20-08"]
    assert organ["sites"][0]["mark_address"] == "https://bszs.example/method/12"
    assert "'=洛泽市供水管理办法" in csv
    assert "'@规范供水用水" in csv


_OF_PEOPLE = {"accounts.User", "accounts.Notice", "organs.Appointment", "organs.LogEntry"}
_OF_THIS_PLATFORM = {"publishing.IndexCounter", "portal.Tally", "transfer.Package", "transfer.PackageRow", "transfer.Export"}
_AS_EVENTS = {"publishing.Answer"}
_OF_REQUESTS = {f"requests.{name}" for name in ("Case", "CaseEntry", "Applicant", "CaseFile", "CaseNote", "QueryCode", "Statement")} | {
    "applicant_messages.Message",
    "incoming.Mailbox",
    "incoming.Mail",
    "incoming.MailFile",
    "conversion.Conversion",
}
"""What tells of applicants stays; the ledger comes from the desk as a file of its own."""
_OF_LETTERS = {f"letters.{name}" for name in ("Letterhead", "LetterText", "LetterDraft", "Letter", "LetterCounter")}
"""Letters tell of applicants too, and are handed out case by case."""
_OF_SEVERING = {f"severing.{name}" for name in ("Document", "Cut", "Severed", "Provided")}
"""What was asked for and what of it was provided go with the case."""


def test_whatever_belongs_to_an_organ_is_in_it_or_known_not_to_be() -> None:
    owned = {model for model in apps.get_models() for field in model._meta.concrete_fields if field.name == "organ"}
    items = {"Item", "Draft", "Publication", "PastPublication", "ItemEvent", "Attachment", "Relation", "ScanFinding"}
    exported = {f"publishing.{name}" for name in items} | {"transfer.Origin", "organs.Site"}
    exported |= {"recurring.RecurringDuty", "recurring.DuePeriod", "deposits.Deposit", "deposits.DepositLine", "visits.VisitCount"}
    for one in _COMPILED:
        exported |= {one._meta.label, *(relation.related_model._meta.label for relation in one._meta.related_objects)}

    assert {
        model._meta.label for model in owned
    } == exported | _OF_PEOPLE | _OF_THIS_PLATFORM | _AS_EVENTS | _OF_REQUESTS | _OF_LETTERS | _OF_SEVERING


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

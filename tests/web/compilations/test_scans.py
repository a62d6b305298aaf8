"""An issue of the gazette that was printed on paper alone: from the scan to the public."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import GazetteArticle, GazetteIssue
from gongkai_web.organs.models import Organ, Site
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.clearing import clear
from gongkai_web.transfer.export import export
from tests.web.people import make_department, make_site, signed_in
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office
from tests.web.publishing.scan.makers.pdf import page_pdf

PAGE = page_pdf(b"BT /F1 12 Tf 72 700 Td (Gazette 1998) Tj ET\n")
IDENTITY = page_pdf(b"BT /F1 12 Tf 72 700 Td (11010519491231002X) Tj ET\n")
ISSUE = {"year": 1998, "number": 2, "issued_on": "1998-02-10", "items": "", "contents": ""}
CONTENTS = "3 关于加强节约用水的通知 | 洛政发〔1998〕5号\n12 洛泽市1998年工作要点"
PUBLIC = "/gazette/130900/1998/2/"


@pytest.fixture(autouse=True)
def site(office: Office) -> Site:
    """Where the public reads."""
    open_for()
    return make_site(office.organ)


def _in(user: User | None) -> Client:
    assert user is not None
    return signed_in(user)


def _pdf(content: bytes = PAGE, name: str = "公报1998年第2期.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _sent(office: Office, pk: int | None = None, **values: object) -> tuple[int, str]:
    address = f"/workbench/compilations/{office.organ.pk}/gazettes/{pk or 'new'}/"
    open_for(reads=[office.organ.pk])
    stamp = GazetteIssue.objects.get(pk=pk).stamp if pk else ""
    open_for()
    answer = _in(office.drafter.user).post(address, {**ISSUE, "seen": stamp, **values})
    return answer.status_code, answer.content.decode()


def _issue(organ: Organ) -> GazetteIssue:
    open_for(reads=[organ.pk])
    found = GazetteIssue.objects.get()
    open_for()
    return found


def _publish(office: Office, issue: GazetteIssue) -> str:
    address = f"/workbench/compilations/gazettes/{issue.pk}/publish/"
    return _in(office.publisher.user).post(address, {"seen": issue.stamp}, follow=True).content.decode()


def test_from_the_scan_to_the_public(office: Office) -> None:
    assert _sent(office, scan=_pdf(), contents=CONTENTS)[0] == 302
    issue, reader = _issue(office.organ), Client()
    assert reader.get(PUBLIC).status_code == 404
    before = _in(office.publisher.user).get(f"/workbench/compilations/gazettes/{issue.pk}/").content.decode()
    assert "关于加强节约用水的通知" in before
    scan = f"/workbench/compilations/gazettes/{issue.pk}/scan/"
    assert scan in before
    read = _in(office.publisher.user).get(scan)
    assert (read["Content-Type"], read["Content-Disposition"].partition(";")[0]) == ("application/pdf", "attachment")
    _publish(office, issue)

    page = reader.get(PUBLIC).content.decode()
    contents = page.partition('<ol class="contents"')[2].partition("</ol>")[0]
    assert contents.index("关于加强节约用水的通知") < contents.index("PDF第3页") < contents.index("洛泽市1998年工作要点")
    assert "洛政发〔1998〕5号" in contents
    assert f'href="{PUBLIC}pdf/"' in page
    assert f"{PUBLIC}full/" not in page
    assert "Page 3 of the PDF" in reader.get(f"/en{PUBLIC}").content.decode()
    file = reader.get(f"{PUBLIC}pdf/")
    assert file.getvalue().startswith(b"%PDF")
    assert "sandbox" in file["Content-Security-Policy"]
    assert file["Content-Disposition"].startswith("attachment")
    assert reader.get(f"{PUBLIC}pdf/", headers={"If-None-Match": file["ETag"]}).status_code == 304
    assert reader.get(f"{PUBLIC}full/").status_code == 404
    listed = reader.get("/gazette/").content.decode()
    assert "2篇 · 扫描件" in listed.replace("\n", "")


def test_the_contents_come_from_a_table(office: Office) -> None:
    table = SimpleUploadedFile("目录.csv", "页码,标题,发文字号\n3,关于加强节约用水的通知,洛政发〔1998〕5号\n".encode())

    assert _sent(office, scan=_pdf(), contents_table=table)[0] == 302
    open_for(reads=[office.organ.pk])
    (article,) = GazetteArticle.objects.all()
    assert (article.page, article.title, article.doc_no, article.item) == (3, "关于加强节约用水的通知", "洛政发〔1998〕5号", None)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"contents": CONTENTS}, "缺少扫描件"),
        ({"scan": "pdf", "contents": "通知"}, "第1行"),
        ({"scan": "pdf", "contents": CONTENTS, "items": "130900/2026-00001"}, "要么"),
        ({"scan": "text", "contents": CONTENTS}, "不是PDF"),
        ({"scan": "broken", "contents": CONTENTS}, "已损坏"),
    ],
)
def test_what_cannot_be_is_told_and_stays_in_the_form(office: Office, values: dict[str, str], why: str) -> None:
    files = {"pdf": _pdf(), "text": _pdf("公报".encode(), "公报.txt"), "broken": _pdf(b"%PDF-1.4\nx")}
    given: dict[str, Any] = {**values, **({"scan": files[values["scan"]]} if "scan" in values else {})}
    status, page = _sent(office, **given)

    assert status == 422
    assert why in page
    assert values["contents"].partition("\n")[0] in page
    open_for(reads=[office.organ.pk])
    assert not GazetteIssue.objects.exists()


def test_a_scan_stays_until_another_or_index_numbers_take_its_place(office: Office) -> None:
    _sent(office, scan=_pdf(), contents=CONTENTS)
    first = _issue(office.organ)
    assert _sent(office, first.pk, contents="5 另一篇")[0] == 302
    assert _issue(office.organ).scan == first.scan
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])
    item = office.published()
    open_for()
    assert _sent(office, first.pk, items=item.index_no)[0] == 302

    assert _issue(office.organ).scan == {}
    open_for(reads=[office.organ.pk])
    assert list(GazetteArticle.objects.values_list("item", "title")) == [(item.pk, "")]


def test_what_the_scan_finds_in_the_file_has_to_be_released(office: Office) -> None:
    _sent(office, scan=_pdf(IDENTITY), contents=CONTENTS)
    issue = _issue(office.organ)
    assert "110*************2X" in _publish(office, issue)
    assert Client().get(PUBLIC).status_code == 404
    (found,) = issue.scan["findings"]
    sent = {"finding": found["id"], "reason": "公报原文"}
    _in(office.secrecy.user).post(f"/workbench/compilations/gazettes/{issue.pk}/release/", sent)
    _publish(office, issue)

    assert Client().get(PUBLIC).status_code == 200


def test_its_bytes_are_kept_and_exported(office: Office) -> None:
    _sent(office, scan=_pdf(), contents=CONTENTS)
    issue = _issue(office.organ)
    clear(NOW + timedelta(days=40_000))
    package = ZipFile(BytesIO(b"".join(export(office.organ, at=NOW, by="x"))))

    name = f"files/{issue.scan['sha256']}/公报1998年第2期.pdf"
    assert package.read(name).startswith(b"%PDF")
    (told,) = [line for line in map(json.loads, package.read("compilations.jsonl").splitlines()) if line["type"] == "gazetteissue"]
    assert [one["title"] for one in told["articles"]] == ["关于加强节约用水的通知", "洛泽市1998年工作要点"]


def test_an_article_is_an_item_or_a_page(office: Office) -> None:
    _sent(office, scan=_pdf(), contents=CONTENTS)
    issue = _issue(office.organ)
    open_for(reads=[office.organ.pk], writes=[office.organ.pk])

    for wrong in ({"title": "无页码"}, {"page": 3}, {"page": 0, "title": "零"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            GazetteArticle.objects.create(issue=issue, organ=office.organ, position=9, **wrong)


def test_nobody_of_another_organ_reads_the_scan(office: Office) -> None:
    _sent(office, scan=_pdf(), contents=CONTENTS)
    other = Office.of(make_department(office.organ), NOW)

    assert _in(other.drafter.user).get(f"/workbench/compilations/gazettes/{_issue(office.organ).pk}/scan/").status_code == 404

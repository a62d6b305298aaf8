"""Files of items: for everyone while public, for nobody else, and never as a page."""

from collections.abc import Iterable
from typing import cast

import pytest
from django.http import FileResponse
from django.test import Client

from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Attachment, Publication
from tests.web.portal.luoze import City, at, attach


def bytes_of(page: FileResponse) -> bytes:
    return b"".join(cast("Iterable[bytes]", page.streaming_content))


@pytest.fixture
def file(city: City) -> Attachment:
    return city.items["supply"].item.attachments.order_by("position", "pk")[0]


def test_it_is_sent_as_a_download_in_a_box(reader: Client, file: Attachment) -> None:
    page = cast("FileResponse", reader.get(f"/attachments/{file.pk}/"))

    assert page.status_code == 200
    assert bytes_of(page).startswith(b"%PDF-1.4")
    assert page["Content-Type"] == "application/pdf"
    assert page["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%B4%9B%E6%B3%BD")
    assert page["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in page["Content-Security-Policy"]
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert page["Cache-Control"] == "public, no-cache"
    assert reader.get(f"/attachments/{file.pk}/", headers={"if-none-match": page["ETag"]}).status_code == 304


def test_a_page_is_sent_as_a_file_too(reader: Client, city: City) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    evil = attach(city.items["rules"], 'a".html', b"<script>alert(1)</script>", "text/html")
    open_for()
    page = reader.get(f"/attachments/{evil.pk}/")

    assert page["Content-Disposition"].startswith("attachment")
    assert "sandbox" in page["Content-Security-Policy"]


def test_it_goes_when_its_item_goes(reader: Client, city: City, file: Attachment) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    Publication.objects.filter(pk=file.item_id).update(withdrawn_at=at("2026-05-01"), withdrawal_reason="附件有误")
    open_for()
    page = reader.get(f"/attachments/{file.pk}/")

    assert page.status_code == 410
    assert "附件有误" in page.content.decode()


def test_one_that_is_not_public_is_not_there(reader: Client, city: City, file: Attachment) -> None:
    open_for(reads=[city.government.pk], writes=[city.government.pk])
    Attachment.objects.filter(pk=file.pk).update(published=False)
    open_for()

    assert reader.get(f"/attachments/{file.pk}/").status_code == 404
    assert reader.get("/attachments/99999999999999999999/").status_code == 404

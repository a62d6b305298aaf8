"""The worksheet of a clean-up: what is in scope, and the same table filled and read again."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gongkai_web.compilations.models import Cleanup
from gongkai_web.compilations.worksheet import HEADINGS, lines_of, scope
from gongkai_web.organs.imports.table import Row
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.vocabulary import Validity
from gongkai_web.publishing.models import Publication
from tests.web.people import make_department, signed_in
from tests.web.publishing.conftest import NOW, _own_files
from tests.web.publishing.office import TEXT, Office

__all__ = ["_own_files"]


@pytest.fixture
def office(government: Organ, settings: object) -> Office:
    """An office whose documents need no interpretation."""
    settings.GONGKAI_INTERPRETATION_REQUIRED = ()  # type: ignore[attr-defined]  # a fixture that has every setting
    return Office.of(government, NOW)


def document(office: Office, title: str, made_on: date) -> Publication:
    """A public normative document."""
    return office.published(replace(TEXT, title=title, made_on=made_on, doc_no="洛政发〔2026〕1号"), Kind.NORMATIVE_DOCUMENT)


def test_the_documents_that_bind_are_in_scope_the_oldest_first(office: Office) -> None:
    new, old = document(office, "新文件", date(2026, 2, 27)), document(office, "旧文件", date(2026, 2, 26))
    ended = document(office, "已废止", date(2026, 2, 25))
    actions.change_validity(office.publisher, ended.item, validity=Validity.REPEALED, on=date(2026, 3, 1))
    office.published()
    below = make_department(office.organ)
    other = document(Office.of(below, NOW), "下级机关", date(2026, 2, 1))
    own = [(old.index_no, "", "", "旧文件", "洛政发〔2026〕1号"), (new.index_no, "", "", "新文件", "洛政发〔2026〕1号")]

    assert [row[:5] for row in scope([office.organ.pk])] == own
    everything = list(scope([below.pk, office.organ.pk]))
    assert [row[:5] for row in everything] == [*own, (other.index_no, "", "", "下级机关", "洛政发〔2026〕1号")]
    assert [row[-1] for row in everything] == [office.organ.name] * 2 + [below.name]


def test_rows_without_a_verdict_are_left_out_and_lines_keep_their_number() -> None:
    rows = (
        Row(1, ("名称", "索引号", "处理意见", "理由")),
        Row(2, ("甲", "1", "保留", "")),
        Row(3, ("乙", "2", "", "")),
        Row(5, ("丙", "3", "废止", "已被\n新办法代替")),
    )

    assert lines_of(rows).split("\n") == ["", "1 保留 ", "", "", "3 废止 已被 新办法代替"]
    with pytest.raises(Refused, match="处理意见"):
        lines_of((Row(1, ("索引号", "理由")), Row(2, ("1", "x"))))


def test_taken_filled_and_uploaded(office: Office) -> None:
    made = [document(office, title, date(2026, 2, 27)) for title in ("甲", "乙", "丙")]
    assert office.drafter.user is not None
    drafter = signed_in(office.drafter.user)
    open_for()
    address = f"/workbench/compilations/{office.organ.pk}/cleanups"
    book = load_workbook(io.BytesIO(drafter.get(f"{address}/worksheet/").content))
    sheet = book.worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    for row, (verdict, reason) in enumerate((("保留", None), ("废止", None)), 2):
        sheet.cell(row, 2, verdict)
        sheet.cell(row, 3, reason)
    said = {"title": "清理", "decision": "洛政发〔2026〕9号", "decided_on": "2026-03-02", "verdicts": ""}

    def sent() -> SimpleUploadedFile:
        content = io.BytesIO()
        book.save(content)
        return SimpleUploadedFile("w.xlsx", content.getvalue())

    wrong = drafter.post(f"{address}/new/", {**said, "worksheet": sent()})
    assert wrong.status_code == 422
    assert "第3行" in wrong.content.decode()
    sheet.cell(3, 3, "已被新办法代替")
    assert drafter.post(f"{address}/new/", {**said, "worksheet": sent()}).status_code == 302

    open_for(reads=[office.organ.pk])
    verdicts = Cleanup.objects.get().verdicts.order_by("item")
    assert [(one.item_id, one.verdict, one.reason) for one in verdicts] == [
        (made[0].pk, "keep", ""),
        (made[1].pk, "repeal", "已被新办法代替"),
    ]

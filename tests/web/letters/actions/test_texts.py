"""An organ's own texts: taken from a DOCX file, checked, versioned."""

from io import BytesIO

import docx as python_docx
import pytest
from django.db import connection, transaction

from gongkai_web.letters import actions
from gongkai_web.letters.drafting.catalogue import catalogue
from gongkai_web.letters.drafting.lines import Line, Role
from gongkai_web.letters.knowing import text_in_force
from gongkai_web.letters.models import LetterText
from gongkai_web.letters.paper.writing import docx
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.models import Organ
from gongkai_web.organs.refusals import Refused

L12 = catalogue().letters["L12"]


def _file(*more: str, without: str = "\0") -> bytes:
    lines = [Line(one.role, one.text.replace(without, "")) for one in L12.text]
    return docx((*lines, *(Line(Role.BODY, text) for text in more)))


def _kept(actor: Actor, organ: Organ, content: bytes) -> LetterText:
    return actions.keep_text(actor, organ, L12, name="模板.docx", content=content, note=" 加一句 ")


def test_the_text_of_the_file_is_taken(actor: Actor, water: Organ) -> None:
    made = _kept(actor, water, _file("本机关竭诚为您服务。"))

    assert (made.number, made.note, made.by) == (1, "加一句", actor.user)
    assert made.text == (*L12.text, Line(Role.BODY, "本机关竭诚为您服务。"))
    assert text_in_force(water, "L12") == made


def test_versions_stay_and_one_can_go_back(actor: Actor, water: Organ) -> None:
    first, second = _kept(actor, water, _file("一")), _kept(actor, water, _file("二"))
    again = actions.repeat_text(actor, water, L12, 1)

    assert (second.number, again.number, again.again, again.text) == (2, 3, 1, first.text)
    actions.repeat_text(actor, water, L12, 0)
    assert text_in_force(water, "L12") is None
    assert LetterText.objects.count() == 4
    with pytest.raises(Refused, match="没有这个版本"):
        actions.repeat_text(actor, water, L12, 9)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE letters_lettertext SET lines = '[]'")


def test_an_unknown_placeholder_is_refused_by_its_name(actor: Actor, water: Organ) -> None:
    with pytest.raises(Refused, match=r"该文书不能填写：\{\{审批人\}\}。"):
        _kept(actor, water, _file("审批：{{审批人}}"))
    assert not LetterText.objects.exists()


def test_what_the_law_demands_cannot_be_left_out(actor: Actor, water: Organ) -> None:
    with pytest.raises(Refused, match=r"缺少该文书必须写明的内容：\{\{救济告知\}\}。"):
        _kept(actor, water, _file(without="{{救济告知}}"))


@pytest.mark.parametrize(
    "hostile",
    ["{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{% for x in range(900000000) %}{% endfor %}", '#read("/etc/passwd")'],
    ids=["call", "loop", "typst"],
)
def test_what_is_code_elsewhere_is_text_here(hostile: str, actor: Actor, water: Organ) -> None:
    assert _kept(actor, water, _file(hostile)).text[-1].text == hostile


def test_a_placeholder_is_a_name_and_no_way_into_anything(actor: Actor, water: Organ) -> None:
    with pytest.raises(Refused, match="该文书不能填写"):
        _kept(actor, water, _file("{{机关名称.__class__}}"))


def test_a_table_is_refused_with_what_to_do(actor: Actor, water: Organ) -> None:
    document = python_docx.Document(BytesIO(_file()))
    document.add_table(1, 1)
    out = BytesIO()
    document.save(out)

    with pytest.raises(Refused, match="文件中有表格。 请将表格内容改写为段落。"):
        _kept(actor, water, out.getvalue())


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"plain text", b""], ids=["pdf", "text", "empty"])
def test_another_kind_of_file_is_refused(content: bytes, actor: Actor, water: Organ) -> None:
    with pytest.raises(Refused):
        _kept(actor, water, content)

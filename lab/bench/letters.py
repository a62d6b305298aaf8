"""Letters to applicants a second on one core: filled, and rendered to DOCX and to PDF; against the bare libraries on the same lines."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from itertools import count

import typst
from docx import Document

from gongkai.law.message import Message
from gongkai.law.outcomes import Ground, Outcome
from gongkai.law.remedy_text import Addressees
from gongkai.law.review_bodies import DecisionMaker
from gongkai_web.letters.drafting.catalogue import FieldKind, Letter, catalogue
from gongkai_web.letters.drafting.facts import Facts
from gongkai_web.letters.drafting.lines import Line
from gongkai_web.letters.drafting.values import letter_lines
from gongkai_web.letters.paper.printing import pdf
from gongkai_web.letters.paper.writing import docx
from lab.bench.machine import one_core
from lab.bench.measure import Work, each, race
from lab.bench.result import Entry, Result, Table

CODES = ("L02", "L03", "L06", "L12", "L14", "L15")
"""A receipt, a notice of correction, a question to a third party, and three replies."""
_SAID = {
    FieldKind.LINE: "洛泽清源供水有限公司",
    FieldKind.DAY: "2026-03-27",
    FieldKind.DAYS: "15",
    FieldKind.NUMBER: "91",
    FieldKind.FEE_BASIS: "by_page",
}
_CONTENT = "旧城供水管网改造工程二〇二六年度的施工计划与资金安排"
_FACTS = Facts(
    organ="洛泽市水务局",
    addressee="林一鸣",
    dated=date(2026, 3, 5),
    received_on=date(2026, 3, 2),
    due_on=date(2026, 3, 30),
    contact="洛泽市河东路1号，0317-0000000",
    maker=DecisionMaker.LOCAL_DEPARTMENT,
    turn_to=Addressees((Message("洛泽市人民政府", "the government"),), Message("洛泽市河东区人民法院", "the court")),
)
_WORDS = "经逐项核对，您申请公开的旧城供水管网改造工程施工计划与资金安排的有关内容和理由已在此写明，供您了解情况。" * 3
_FILLED, _DOCX, _PDF, _BARE_DOCX, _BARE_PDF = "filled", "DOCX", "PDF", "python-docx", "typst"
_PLAIN = b"""#set page(paper: "a4")
#set text(16pt, lang: "zh", region: "cn")
#for one in json(bytes(sys.inputs.lines)) { par(one) }
"""


def letters(rounds: int = 5, copies: int = 20) -> Result:
    """Each letter as often as told in a round, no two of them alike."""
    known = {code: catalogue().letters[code] for code in CODES}
    with one_core():
        run = race({code: _contestants(one, copies) for code, one in known.items()}, rounds)
    rows: list[tuple[Entry, ...]] = []
    for code in (*known, None):
        name = f"{code} {known[code].name.en}" if code else "all"
        written = copies if code else copies * len(known)
        rates = (run.rate(each_way, written, code) for each_way in (_FILLED, _DOCX, _PDF))
        rows.append((name, *rates, run.ratio(_DOCX, _BARE_DOCX, code), run.ratio(_PDF, _BARE_PDF, code)))
    columns = ("letter", "filled a second", "to DOCX a second", "to PDF a second", "DOCX, times python-docx", "PDF, times typst")
    note = f"{copies} of each a round, no two alike; python-docx and typst alone write the same lines as plain paragraphs"
    return Result((note, f"{run.waited:.0%} of the clock waited"), (Table(columns, tuple(rows)),))


def writing() -> Work:
    """What `letters` times of ours, for a profile."""
    numbers = count(1)
    return each(
        lambda one: [write(filled(one, next(numbers))) for write in (docx, pdf)], [catalogue().letters[code] for code in CODES] * 10
    )


def filled(letter: Letter, number: int) -> tuple[Line, ...]:
    """A letter in which everything is said that it has to say. `number`: in it, so that no two are alike."""
    outcome = letter.outcomes[0] if letter.outcomes else None
    grounds = (Ground.REFUSE_THIRD_PARTY,) if outcome is Outcome.PARTIAL else ()
    said = {code: _SAID.get(fields.kind, _WORDS) for code, fields in catalogue().fields.items()}
    facts = replace(
        _FACTS,
        number=f"洛水公开告〔2026〕{number}号",
        register_number=f"LZSW-YSQ-2026-{number}",
        content=f"{_CONTENT}（{number}）",
        outcome=outcome,
        grounds=grounds,
        said=said,
    )
    return letter_lines(letter, letter.text, facts)


def _contestants(letter: Letter, copies: int) -> dict[str, Work]:
    """Typst remembers what it has set: each letter is another one."""
    numbers = count(1)
    ways: dict[str, Callable[[Sequence[Line]], object]] = {
        _FILLED: len,
        _DOCX: docx,
        _PDF: pdf,
        _BARE_DOCX: _bare_docx,
        _BARE_PDF: partial(_bare_pdf, typst.Compiler(font_paths=typst.Fonts())),
    }

    def filling(write: Callable[[Sequence[Line]], object]) -> Work:
        return each(lambda one: write(filled(one, next(numbers))), [letter] * copies)

    return {name: filling(write) for name, write in ways.items()}


def _bare_docx(lines: Sequence[Line]) -> bytes:
    document, out = Document(), BytesIO()
    for one in lines:
        document.add_paragraph(one.text)
    document.save(out)
    return out.getvalue()


def _bare_pdf(compiler: typst.Compiler, lines: Sequence[Line]) -> object:
    told = json.dumps([one.text for one in lines], ensure_ascii=False)
    return compiler.compile(input=_PLAIN, format="pdf", sys_inputs={"lines": told})

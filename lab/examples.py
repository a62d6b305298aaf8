"""The example reports in `examples/`: invented organs, and the public figures of one province.

`python -m lab.examples` writes them again.
"""

import io
import tomllib
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pdfplumber

from gongkai.report.forms import form
from gongkai.report.model import Value
from lab.generate.compose import render
from lab.generate.layouts import LAYOUTS
from lab.generate.organs import Organ, Profile
from lab.generate.prose import Prose
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, Truth, make_truth

FOLDER = Path(__file__).resolve().parent.parent / "examples"
_FIGURES = Path(__file__).resolve().parent / "data" / "hebei-2020.toml"
_SEED = 20260101

_INVENTED: tuple[tuple[str, str, Profile, int, int, tuple[str, ...]], ...] = (
    ("county-2021.html", "html_word", Profile.COUNTY, 2021, 0, ("page_frame", "labels_broken")),
    ("bureau-2020.txt", "cell_lines", Profile.OFFICE, 2020, 1, ("page_frame", "half_width_marks", "amount_units")),
    ("township-2023.txt", "one_line_joined", Profile.TOWNSHIP, 2023, 0, ("half_width_marks",)),
    ("city-2024.md", "markdown_table", Profile.CITY, 2024, 0, ("title_twice", "counts_before_table")),
    ("bureau-2022.docx", "docx_vertical", Profile.OFFICE, 2022, 1, ("note_in_cell",)),
    ("county-2025.xlsx", "xlsx_three_sheets", Profile.COUNTY, 2025, 0, ()),
    ("city-2022.pdf", "pdf_pages", Profile.CITY, 2022, 1, ()),
)
"""File name, layout, profile, year, faults, mixers."""


def hebei() -> Truth:
    """Hebei province 2020: the figures as published, sentences of our own."""
    known = form("cn-ogi-2019")
    tables = tomllib.loads(_FIGURES.read_text("utf-8"))
    figures = [figure for table in known.tables for row in tables[table.id].values() for figure in row]
    cells: dict[str, Value] = dict(zip(known.keys, figures, strict=True))
    cells["disclosure.procurement.amount_wan"] = Decimal(tables["disclosure"]["procurement"][1])
    return Truth(Organ("河北省", "全省", "石家庄市"), 2020, known, Profile.PROVINCE, Blanks.NONE, cells, (), _hebei_prose(cells))


def _hebei_prose(cells: Mapping[str, Value]) -> Prose:
    """The published percentages: they leave out the requests that were handled otherwise."""
    return Prose(
        title="河北省2020年政府信息公开工作年度报告",
        preface=[
            "此文件取自公开发布的数字，文字为示例，供演示核对之用。",
            "数据的统计时间为2020年1月1日至2020年12月31日。",
        ],
        overview=[
            f"全省共收到政府信息公开申请{cells['requests.received.total']}件，答复{cells['requests.outcome.total.total']}件。",
            "在答复的申请中，予以公开和部分公开5298件，占53.1%；不予公开506件，占5%；无法提供3718件，占37.3%；不予处理179件，占1.8%。",
        ],
        requests="",
        problems=["示例文件不含这一部分的文字。"],
        others=["示例文件不含其他事项。"],
    )


def examples() -> dict[str, bytes]:
    """Name and content of every example file."""
    rng = seeded(_SEED)
    files = {"province-2020.html": render(LAYOUTS["html_clean"], [hebei()], rng, ("signed_changes",)).content}
    for name, layout, profile, year, faults, mixers in _INVENTED:
        rng = seeded(_SEED, name)
        truth = make_truth(rng, year=year, profile=profile, blanks=Blanks.NONE, faults=faults)
        files[name] = render(LAYOUTS[layout], [truth], rng, mixers).content
    return files


def same(one: bytes, other: bytes) -> bool:
    """Whether two files say the same: a zip by its parts, a PDF by its text, for compression and fonts differ between machines."""
    if one[:2] == other[:2] == b"PK":
        return _parts(one) == _parts(other)
    if one[:4] == other[:4] == b"%PDF":
        return _words(one) == _words(other)
    return one == other


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _words(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return ["".join(page.extract_text().split()) for page in pdf.pages]


def main() -> None:
    """Write every example that is missing or says something else."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in examples().items():
        path = FOLDER / name
        if not path.exists() or not same(path.read_bytes(), content):
            path.write_bytes(content)
            print(f"wrote {path.relative_to(FOLDER.parent)} ({len(content) // 1000} kB)")


if __name__ == "__main__":
    main()

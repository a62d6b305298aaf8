"""Frames: what happens to a file as a whole, and what is still expected of it then."""

import re
from collections import Counter

import pytest

from lab.generate.compose import Frame, render
from lab.generate.layouts import LAYOUTS, Family
from lab.generate.organs import Profile
from lab.generate.rendered import Certainty, Rendered
from lab.generate.seeds import seeded
from lab.generate.truth import Blanks, make_truth

TEXTS = [name for name, layout in LAYOUTS.items() if layout.family in {Family.TEXT, Family.LINE, Family.HTML}]


def rendered(name: str, seed: int, *mixers: str, reports: int = 1) -> Rendered:
    rng = seeded(seed)
    truths = [make_truth(rng, form="cn-ogi-2021", year=2022, profile=Profile.CITY, blanks=Blanks.NONE) for _ in range(reports)]
    return render(LAYOUTS[name], truths, rng, mixers)


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_still_promised_of_a_cut_report_stands_before_the_cut(name: str) -> None:
    lost = 0
    for seed in range(12):
        file = rendered(name, seed, Frame.TRUNCATED)
        (report,) = file.reports
        assert report.truncated
        found = Counter(float(figure) for figure in re.findall(r"-?\d+(?:\.\d+)?", file.content.decode(errors="ignore")))
        promised = Counter(float(cell.printed) for cell in report.cells.values() if cell.certainty is Certainty.PRESENT)
        assert promised <= found
        lost += any(cell.certainty is Certainty.DESTROYED for cell in report.cells.values())
    assert lost or name == "html_without_tables"


def test_a_figure_at_the_cut_is_not_promised() -> None:
    for seed in range(60):
        file = rendered("pipe_rows", seed, Frame.TRUNCATED)
        text = file.content.decode()
        whole = rendered("pipe_rows", seed).content.decode()
        tail = re.search(r"(\d+)$", text)
        if tail and not whole.startswith(text + " "):
            present = [cell for cell in file.expected.values() if cell.certainty is Certainty.PRESENT]
            assert len(present) < len(file.expected)


def test_the_second_copy_of_a_report_is_a_cut_duplicate() -> None:
    file = rendered("cell_lines", 3, Frame.SAME_REPORT_TWICE)
    first, second = file.reports
    assert (first.truncated, first.duplicate_of) == (False, None)
    assert (second.truncated, second.duplicate_of) == (True, 0)
    assert file.content.decode().count("二、上年结转政府信息公开申请数量") in {1, 2}


def test_several_reports_stand_one_after_the_other() -> None:
    file = rendered("html_clean", 5, Frame.SEVERAL_REPORTS, reports=2)
    text = file.content.decode()
    assert [report.organ in text for report in file.reports] == [True, True]


@pytest.mark.parametrize(("frame", "encoding"), [(Frame.GBK, "gbk"), (Frame.GB18030, "gb18030"), (Frame.UTF8_BOM, "utf-8-sig")])
def test_encodings(frame: Frame, encoding: str) -> None:
    text = rendered("html_clean", 2, frame).content.decode(encoding)
    assert "政府信息公开" in text
    assert "charset=" in text
    assert "charset=" not in rendered("html_clean", 2, frame, Frame.CHARSET_UNDECLARED).content.decode(encoding)


def test_a_space_that_gbk_lacks_survives() -> None:
    file = rendered("cell_lines", 2, Frame.GBK, "padded_figures")
    assert "\xa0" not in file.content.decode("gbk")


def test_latin_mojibake_can_be_won_back_and_the_other_cannot() -> None:
    clean = rendered("cell_lines", 2).content
    assert rendered("cell_lines", 2, Frame.MOJIBAKE_LATIN1).content.decode().encode("latin-1") == clean
    lost = rendered("cell_lines", 2, Frame.MOJIBAKE_GBK)
    assert "政府信息公开" not in lost.content.decode()
    assert {cell.certainty for cell in lost.expected.values()} == {Certainty.DESTROYED}


def test_the_order_of_mixers_does_not_matter() -> None:
    names = ("traditional", "misprints", "page_frame", "labels_broken", "other_handling_merged")
    assert rendered("html_clean", 9, *names).content == rendered("html_clean", 9, *reversed(names)).content


def test_the_page_stands_around_the_report() -> None:
    text = rendered("cell_lines", 9, "page_frame", "boilerplate_after", "spam_tags").content.decode()
    assert text.startswith("<")
    assert text.index("浏览次数") < text.index("一、总体情况") < text.index("版权所有")

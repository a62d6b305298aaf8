"""Labels as others print them."""

import random
import re

from lab.generate.draft import Box, Draft
from lab.generate.mixers.base import Stage, mixer
from lab.generate.rendered import Certainty

_HALF = str.maketrans({"（": "(", "）": ")", "，": ",", "：": ":", "；": ";"})


def _replace(draft: Draft, words: dict[str, str]) -> None:
    draft.relabel(lambda box: words.get(box.text, box.text))


@mixer(Stage.SHAPES)
def half_width_marks(draft: Draft, rng: random.Random) -> None:
    """Brackets and commas are half-width everywhere, as a crawler normalises them."""
    del rng
    draft.rewrite(lambda text: text.translate(_HALF))


@mixer(Stage.WORDS)
def documents_renamed(draft: Draft, rng: random.Random) -> None:
    """规范性文件 for 行政规范性文件 and the other way round."""
    del rng
    _replace(draft, {"规范性文件": "行政规范性文件", "行政规范性文件": "规范性文件"})


@mixer(Stage.SHAPES)
def commas_for_points(draft: Draft, rng: random.Random) -> None:
    """1、 for 1. before the labels."""
    point = rng.choice(("、", "、", "．"))
    draft.relabel(lambda box: re.sub(r"^(\d)\.", r"\1" + point, box.text))


@mixer(Stage.SHAPES)
def spaces_in_labels(draft: Draft, rng: random.Random) -> None:
    """(三) 不予公开, 1. 属于: a space after the number; sometimes 规 章 and 总 计."""
    wide = rng.random() < 0.3

    def spaced(box: Box) -> str:
        if wide and len(box.text) == 2:
            return box.text[0] + rng.choice((" ", "\u3000", "  ")) + box.text[1]
        return re.sub(r"^(（.）|\(.\)|\d\.)", r"\1 ", box.text)

    draft.relabel(spaced)


@mixer(Stage.SHAPES)
def labels_broken(draft: Draft, rng: random.Random) -> None:
    """Labels broken over lines: 本年新/制作数量, 商业/企业, （三）/不予公开."""

    def broken(box: Box) -> str:
        text = box.text
        if len(text) < 4 or rng.random() < 0.4:
            return text
        after = text.find("）") + 1 if text.startswith("（") else 0
        cut = after or (2 if len(text) == 4 else rng.randrange(2, len(text) - 1))
        return text[:cut] + "\n" + text[cut:]

    draft.relabel(broken)


@mixer(Stage.WORDS, form="cn-ogi-2019")
def header_pair_cut(draft: Draft, rng: random.Random) -> None:
    """The headers 本年新制作数量 and 本年新公开数量 both lost their second line."""
    del rng
    _replace(draft, {"本年新制作数量": "本年新", "本年新公开数量": "本年新"})
    if draft.truth.form.id == "cn-ogi-2019":
        rows = ("rules", "normative_documents")
        draft.weaken((f"disclosure.{row}.{column}" for row in rows for column in ("made", "newly_disclosed")), Certainty.RECOVERABLE)


@mixer(Stage.WORDS)
def misprints(draft: Draft, rng: random.Random) -> None:
    """Labels with a letter lost or doubled."""
    words = {"现行有效件数": "现行有效件", "2.其他法律行政法规禁止公开": "2.其他法律行政止公开", "行政复议": "行政法复议"}
    words |= {"处理决定数量": "处理解决数量", "3.危及“三安全一稳定”": "3.危及“三安全一稳定"}
    _replace(draft, {right: wrong for right, wrong in words.items() if rng.random() < 0.7})


@mixer(Stage.WORDS, form="cn-ogi-2021")
def labels_shortened(draft: Draft, rng: random.Random) -> None:
    """Labels that software shortens to fit."""
    _replace(
        draft,
        {
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": rng.choice(("2.逾期未缴费", "2.逾期不缴费")),
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
        },
    )


@mixer(Stage.WORDS)
def labels_with_notes(draft: Draft, rng: random.Random) -> None:
    """Long bracketed notes with digits inside headers and labels."""
    year = draft.truth.year
    notes = {
        "行政处罚": f"（含{year - 1}年12月立案、{year}年1月办结的）",
        "行政许可": f"（不含2批下放的{rng.randint(3, 40)}个事项）",
        "对外公开总数量": f"（截至{year}年12月31日）",
        "现行有效件数": f"（截至{year}年12月31日，共3类）",
        "（七）总计": "（1至6项之和）",
    }
    draft.relabel(lambda box: box.text + notes.get(box.text, ""))


@mixer(Stage.WORDS)
def other_row_renamed(draft: Draft, rng: random.Random) -> None:
    """（六）其他 for （六）其他处理."""
    del rng
    _replace(draft, {"（六）其他处理": "（六）其他"})

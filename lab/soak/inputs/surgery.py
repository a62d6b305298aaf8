"""Changes to text that a careless hand, a broken converter or an enemy might make."""

import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random], str]

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NUMBERS = (
    "-1",
    "0",
    "00",
    "007",
    "9" * 20,
    "9" * 400,
    "1e9",
    "1.5.5",
    "1,00",
    "１２",
    "²",
    "٣",
    "一百",
    "+5",
    "--3",
    "3/4",
    "0x1F",
    "1\u200b2",
    "NaN",
    "∞",
    "—",
    "1 2",
    "",
)
_BRACKETS = "()（）[]【】{}〔〕《》〈〉「」『』“”‘’\"'<>"
_ODD = (
    "\x00",
    "\ufffc",
    "\ufffd",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u3000",
    "\xa0",
    "\u2028",
    "\x0b",
    "\x0c",
    "\x85",
    "\ue000",
    "\U0010ffff",
    "\u0301",
    "\x1b[2J",
    "\\",
    "\\u0000",
    "&",
    "%s",
    "｜",
    "｢",
)
_ENDS = ("\r", "\r\n", "\u2028", "\x0b", "\t", " ", "", "\n\n\n", "|")
_WORDS = (
    *(
        "政府信息公开",
        "工作年度报告",
        "2023年",
        "总计",
        "自然人",
        "商业企业",
        "科研机构",
        "法律服务机构",
        "其他",
        "不予公开",
        "（一）予以公开",
    ),
    *(
        "本年新收",
        "结转",
        "行政复议",
        "结果维持",
        "未经复议直接起诉",
        "第二十条第（一）项",
        "规章",
        "行政规范性文件",
        "行政许可",
        "勾稽关系",
    ),
    *("一、", "二、", "三、", "四、", "万元", "0", "1", "12", "305", "-2", "|", "。", "，", "：", "（", "）", "\n", "\n", "\t", " ", " "),
    *("其中", "共", "件", "占", "%", "全年", "上一年度"),
)


def _span(text: str, rng: random.Random) -> tuple[int, int]:
    """A span of the text, mostly short."""
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.choice((1, 2, 8, 40, 200, 1000)))


def drop(text: str, rng: random.Random) -> str:
    """A span is lost."""
    start, end = _span(text, rng)
    return text[:start] + text[end:]


def repeat(text: str, rng: random.Random) -> str:
    """A span stands several times."""
    start, end = _span(text, rng)
    times = min(rng.choice((1, 2, 5, 60)), 4000 // (end - start + 1))
    return text[:end] + text[start:end] * times + text[end:]


def move(text: str, rng: random.Random) -> str:
    """A span stands elsewhere."""
    start, end = _span(text, rng)
    rest = text[:start] + text[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def truncate(text: str, rng: random.Random) -> str:
    """The text breaks off."""
    return text[: rng.randrange(len(text) + 1)]


def renumber(text: str, rng: random.Random) -> str:
    """Some numbers are other numbers, or none."""
    share = rng.choice((0.02, 0.2, 1.0))
    return _NUMBER.sub(lambda match: rng.choice((*_NUMBERS, match[0] * 2, match[0][::-1])) if rng.random() < share else match[0], text)


def run_together(text: str, rng: random.Random) -> str:
    """Spaces or line ends between figures are lost."""
    return re.sub(rng.choice((r"(?<=\d)\s+(?=\d)", r"\n", r"[ \t]+", r"\s+")), "", text)


def bracket(text: str, rng: random.Random) -> str:
    """Brackets and quotes that nothing closes, sometimes many, sometimes the text's own gone."""
    if rng.random() < 0.2:
        return text.translate({ord(one): None for one in rng.sample(_BRACKETS, 6)})
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(_BRACKETS) * rng.choice((1, 1, 2, 30, 500)) + text[at:]


def litter(text: str, rng: random.Random) -> str:
    """Characters that no report has."""
    for _ in range(rng.choice((1, 3, 20))):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(_ODD) + text[at:]
    return text


def break_lines(text: str, rng: random.Random) -> str:
    """Line ends of another kind, or in the middle of words."""
    if rng.random() < 0.5:
        return text.replace("\n", rng.choice(_ENDS))
    step = rng.choice((1, 2, 5, 17))
    return "\n".join(text[at : at + step] for at in range(0, len(text), step))


def pipe(text: str, rng: random.Random) -> str:
    """Pipes come or go."""
    if rng.random() < 0.4:
        return text.replace("|", rng.choice(("", "||", "\\|", "｜", "\t", ",")))
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines.insert(at, "|" + rng.choice(("---|", ":-:|", " |", "1|", "其他|")) * rng.choice((1, 7, 10, 300)))
    return "\n".join(lines)


def soup(_: str, rng: random.Random) -> str:
    """The words of a report in any order."""
    return "".join(rng.choices(_WORDS, k=rng.choice((20, 100, 400))))


CHANGES: tuple[Change, ...] = (drop, repeat, move, truncate, renumber, renumber, run_together, bracket, litter, break_lines, pipe)
"""What any text can suffer."""

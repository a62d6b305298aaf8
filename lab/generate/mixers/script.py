"""Reports in traditional script, some with the pinyin that a converter left in."""

import random
from functools import cache, lru_cache

from opencc import OpenCC

from lab.generate.draft import Draft
from lab.generate.mixers.base import Stage, mixer
from lab.generate.rendered import Certainty

_PINYIN = {
    "規": "guī", "報": "bào", "開": "kāi", "數": "shù", "據": "jù", "計": "jì", "處": "chǔ", "請": "qǐng", "項": "xiàng", "採": "cǎi",
    "購": "gòu", "總": "zǒng", "費": "fèi", "辦": "bàn", "業": "yè", "務": "wù", "關": "guān", "機": "jī", "實": "shí", "條": "tiáo",
    "國": "guó", "結": "jié", "議": "yì", "訴": "sù", "訟": "sòng", "維": "wéi", "糾": "jiū", "審": "shěn", "對": "duì", "內": "nèi",
    "獲": "huò", "繼": "jì", "續": "xù", "強": "qiáng", "罰": "fá", "許": "xǔ", "類": "lèi", "複": "fù", "復": "fù", "張": "zhāng",
}  # fmt: skip
_ANNOTATED = str.maketrans({mark: f"{mark}({sound})" for mark, sound in _PINYIN.items()})


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


@lru_cache(maxsize=4096)
def _converted(text: str, config: str) -> str:
    converted: str = _converter(config).convert(text)
    return converted


@mixer(Stage.SCRIPT)
def traditional(draft: Draft, rng: random.Random) -> None:
    """The whole text in traditional script."""
    del rng
    draft.rewrite(lambda text: _converted(text, "s2t"))


@mixer(Stage.SCRIPT)
def traditional_with_pinyin(draft: Draft, rng: random.Random) -> None:
    """Traditional script with pinyin behind some characters: 規(guī)章."""
    traditional(draft, rng)
    draft.rewrite(lambda text: text.translate(_ANNOTATED))


@mixer(Stage.SCRIPT)
def taiwan_words(draft: Draft, rng: random.Random) -> None:
    """Traditional script with Taiwan's vocabulary: 檔案 for 文件."""
    del rng
    draft.rewrite(lambda text: _converted(text, "s2twp"))
    draft.weaken(list(draft.expected), Certainty.RECOVERABLE)

"""Made-up items for the search benchmark: Chinese by Zipf's law, with the sentences that every office repeats."""

import random
from collections.abc import Iterator
from itertools import accumulate

from gongkai_web.search.index import Entry

KINDS = ("information",) * 16 + ("normative_document",) * 2 + ("interpretation", "rules")
CATEGORIES = tuple(f"20-{number:02}" for number in range(1, 16))
ORGANS = tuple(range(1, 37))
GENRES = ("通知", "公告", "意见", "办法", "决定", "批复", "公示")
_VOCABULARY, _REPEATED, _RARE = 40_000, 20_000, 200_000
_FIRST_OF_2026 = 1_767_196_800_000


class Texts:
    """A vocabulary and a stock of sentences, and from them any number of items. The same seed gives the same items."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        # the commoner half of the national character set, in an order of its own
        characters = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
        self._characters = [one for one in characters if one]
        self._random.shuffle(self._characters)
        self._by_character = list(accumulate(1 / (rank + 20) for rank in range(len(self._characters))))
        self.words = self._vocabulary()
        self._by_word = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
        self._repeated = [self._sentence() for _ in range(_REPEATED)]
        self._by_sentence = list(accumulate(1 / (rank + 50) for rank in range(_REPEATED)))
        self._rare = [self._sentence() for _ in range(_RARE)]

    def _vocabulary(self) -> list[str]:
        """Words of two to four characters, the commonest first."""
        words: dict[str, None] = {}
        while len(words) < _VOCABULARY:
            length = self._random.choices((2, 3, 4), (70, 15, 15))[0]
            words["".join(self._random.choices(self._characters, cum_weights=self._by_character, k=length))] = None
        return list(words)

    def _sentence(self) -> str:
        words = self._random.choices(self.words, cum_weights=self._by_word, k=self._random.randint(4, 16))
        if self._random.random() < 0.2:
            words[2] = str(self._random.randint(1, 3000))
        return "".join(words[:3]) + "，" + "".join(words[3:]) + "。"

    def _text(self) -> str:
        """About 500 characters: half in sentences that most items choose from, half in some that fifty of a million have."""
        chosen = self._random.choices(self._repeated, cum_weights=self._by_sentence, k=9) + self._random.choices(self._rare, k=9)
        self._random.shuffle(chosen)
        return "\n".join("".join(chosen[start : start + 4]) for start in range(0, len(chosen), 4))

    def entries(self, count: int) -> Iterator[Entry]:
        """So many items, published one after the other over twenty years."""
        for number in range(1, count + 1):
            organ, year = self._random.choice(ORGANS), 2007 + number * 20 // (count + 1)
            kind, genre = self._random.choice(KINDS), self._random.choice(GENRES)
            subject = "".join(self._random.choices(self.words, cum_weights=self._by_word, k=4))
            yield Entry(
                item_id=number,
                title=f"关于{subject}的{genre}",
                text=self._text(),
                doc_no=f"洛政{organ}发〔{year}〕{number % 400 + 1}号" if kind != "information" else "",
                index_no=f"{organ:09}/{year}-{number:07}",
                organ=organ,
                category=self._random.choice(CATEGORIES),
                kind=kind,
                validity="" if kind == "information" else "in_force",
                year=year,
                published_at=_FIRST_OF_2026 - (count - number) * 1000,
            )

"""The index alone: how long it takes to make, how large it is, how fast it answers, whether it finds exactly what is there."""

import random
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import tantivy

from gongkai_web.search.asking import Query
from gongkai_web.search.grammar import Form, Term, terms
from gongkai_web.search.index import Entry, document, made, opened
from gongkai_web.search.lookup import matches_in
from gongkai_web.search.matching import asked_for
from gongkai_web.search.refusals import QueryRefused
from gongkai_web.search.tokens import RUNS, fold
from lab.bench.result import Bar, Result, Table
from lab.bench.result import Entry as Cell
from lab.search_bench.asked import COLUMNS, Ask, latencies, questions
from lab.search_texts import Texts

PHRASES = 200
_MEMORY = 256_000_000
_HOSTILE_SIGNS = "水登记的a1 \"“”「」〔〕[](){}第号-/\\*?:~^+|&!\n\t\x00\ud800'"


@dataclass(frozen=True, slots=True)
class Built:
    """An index of so many items, and what making it took. `phrases`: two to eight characters each, out of texts all over it."""

    items: int
    folder: Path
    seconds: float
    processor: float
    phrases: tuple[str, ...]


def build(items: int, folder: Path) -> Built:
    """Makes the texts and the index of them, in one process."""
    spread: list[str] = []
    clock, processor = time.perf_counter(), time.process_time()
    index = made(folder)
    writer = index.writer(_MEMORY, 1)
    for entry in Texts().entries(items):
        writer.add_document(document(entry))
        if entry.item_id % max(1, items // (2 * PHRASES)) == 0:
            spread.append(entry.text)
    writer.commit()
    writer.wait_merging_threads()
    return Built(items, folder, time.perf_counter() - clock, time.process_time() - processor, phrases_of(spread))


def phrases_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Out of each text a phrase of two to eight characters, as many as are looked for."""
    chance = random.Random(3)
    found = (_phrase(chance, text) for text in texts)
    return tuple(islice((phrase for phrase in found if RUNS.search(phrase)), PHRASES))


def _phrase(chance: random.Random, text: str) -> str:
    line = chance.choice(text.split("\n"))
    start, length = chance.randrange(len(line) - 8), chance.randint(2, 8)
    return line[start : start + length]


def asking(index: tantivy.Searcher) -> Ask:
    """Asks the index alone: understood, matched, counted, the first page, the facets."""

    def ask(words: str) -> int:
        return matches_in(index, Query(words), terms(words), {}).count

    return ask


def differences(phrases: Sequence[str], items: int, index: tantivy.Searcher) -> tuple[int, int]:
    """Items that a substring scan of every folded text finds and the index does not, and the other way round, over all phrases."""
    folded = [fold(phrase) for phrase in phrases]
    scanned: list[set[int]] = [set() for _ in folded]
    for entry in Texts().entries(items):
        text = _whole(entry)
        for number, phrase in enumerate(folded):
            if phrase in text:
                scanned[number].add(entry.item_id)
    missed = extra = 0
    for phrase, expected in zip(folded, scanned, strict=True):
        hits = index.search(asked_for((Term(Form.PHRASE, phrase),), {}), items).hits
        found = {int(one or 0) for one in index.fast_field_values("item_id", [address for _, address in hits])}
        missed, extra = missed + len(expected - found), extra + len(found - expected)
    return missed, extra


def _whole(entry: Entry) -> str:
    return "\n".join(map(fold, (entry.title, entry.doc_no, entry.text)))


def hostile(words: Sequence[str], ask: Ask, count: int) -> tuple[int, int, float]:
    """Of so many made-to-hurt questions how many were answered, how many refused, and the milliseconds of the slowest."""
    chance, answered, refused, slowest = random.Random(11), 0, 0, 0.0
    for _ in range(count):
        asked = hurtful(chance, words)
        clock = time.perf_counter()
        try:
            ask(asked)
            answered += 1
        except QueryRefused:
            refused += 1
        slowest = max(slowest, time.perf_counter() - clock)
    return answered, refused, slowest * 1000


def hurtful(chance: random.Random, words: Sequence[str]) -> str:
    """A question made to be dear: odd signs, many terms, long runs, brackets in brackets, single letters. `words`: the commonest first."""
    match chance.randint(0, 5):
        case 0:
            return "".join(chance.choices(_HOSTILE_SIGNS, k=chance.randint(0, 220)))
        case 1:
            return " ".join(chance.choices(words[:60], k=chance.randint(1, 24)))
        case 2:
            return "".join(chance.choices(words[:60], k=chance.randint(1, 90)))
        case 3:
            return chance.choice('([{"“〔*?') * chance.choice((50, 200, 10_000)) + "水"
        case 4:
            return " ".join(chance.choices("0123456789abcdefghijklmnopqrstuvwxyz", k=chance.randint(1, 20)))
        case _:
            return " ".join(chance.choices([one for word in words[:60] for one in word], k=20))


def straight(items: int, questions_to_hurt: int) -> Result:
    """Everything that the index alone tells, for one number of items."""
    folder = Path(tempfile.mkdtemp(prefix="search-bench-"))
    try:
        built = build(items, folder / "index")
        index = opened(built.folder).searcher()
        words = Texts().words
        rows = tuple(latencies(items, questions(words), asking(index)))
        rows += tuple(latencies(items, quoted(built.phrases), asking(index)))
        missed, extra = differences(built.phrases, built.items, index)
        answered, refused, slowest = hostile(words, asking(index), questions_to_hurt)
        size = sum(path.stat().st_size for path in built.folder.iterdir())
        return Result(
            (
                f"{items:,} items made and indexed in {built.seconds:,.0f} s ({built.processor:,.0f} s of processor)",
                f"{size / 1e6:,.0f} MB, {size / items:.0f} bytes an item, {index.num_segments} segments",
                "below: the index alone, milliseconds",
                f"{len(built.phrases)} phrases against a substring scan: {missed} missed, {extra} too many",
                f"{questions_to_hurt:,} hostile questions: {answered:,} answered, {refused:,} refused, the slowest {slowest:.0f} ms",
            ),
            (Table(COLUMNS, rows),),
            (*bars(rows, missed + extra), Bar("slowest hostile question, ms", slowest, 300)),
        )
    finally:
        shutil.rmtree(folder)


def quoted(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases as questions."""
    return {"phrase of 2 to 8 characters": [f"“{phrase}”" for phrase in phrases]}


def bars(rows: Iterable[tuple[Cell, ...]], wrong: int) -> tuple[Bar, ...]:
    """What search must reach. `wrong`: items that it found and a scan does not, or the other way round."""
    p95 = {str(row[0]): row[4] for row in rows}
    return (
        Bar("p95 of a word of middling frequency, ms", float(str(p95["word of middling frequency"])), 20),
        Bar("p95 of a very common word, ms", float(str(p95["very common word"])), 50),
        Bar("items that differ from a substring scan", wrong, 0),
    )

"""What the database holds of letters that were issued while everything was killed. For a process in which Django is set up."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

from gongkai_web.letters.models import Letter, LetterCounter
from gongkai_web.requests.sealing import Unreadable


def letter_faults(issued: Sequence[Sequence[str]]) -> Iterator[str]:
    """What must not be, in words. `issued`: case and number of each letter whose issue was answered."""
    letters = list(Letter.objects.select_related("case__applicant"))
    there = {(one.case_id, one.number) for one in letters}
    yield from (f"the letter {number} of {case} was issued and is not there" for case, number in issued if (case, number) not in there)
    for case, times in Counter(one.case_id for one in letters).items():
        if times > 1:
            yield f"{case} has {times} letters of which it needs one"
    places = defaultdict(list)
    for one in letters:
        places[one.organ_id, one.year].append(one.place or 0)
        yield from _of_files(one)
    counted = {(one.organ_id, one.year): one.last for one in LetterCounter.objects.all()}
    for series in sorted(places.keys() | counted.keys()):
        numbers, last = sorted(places[series]), counted.get(series, 0)
        if numbers != list(range(1, last + 1)):
            yield f"organ and year {series}: the counter stands at {last}, the letters are {numbers}"


def _of_files(letter: Letter) -> Iterator[str]:
    for kind, digest in (("docx", letter.docx_sha256), ("pdf", letter.pdf_sha256)):
        try:
            content = letter.open(kind)
        except (FileNotFoundError, Unreadable):
            yield f"{letter.number} of {letter.case_id}: its {kind} is lost"
        else:
            if sha256(content).hexdigest() != digest:
                yield f"{letter.number} of {letter.case_id}: its {kind} is another than the one that was issued"

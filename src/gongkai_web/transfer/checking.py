"""A package is read from its first row to its last, and what was read stands in its rows, or why it cannot be read in the package."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from django.db import transaction
from django.utils import timezone

from gongkai_web.organs.refusals import Refused
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.models import Publication
from gongkai_web.transfer import store
from gongkai_web.transfer.models import Origin, PackageRow
from gongkai_web.transfer.models import Package as Stored
from gongkai_web.transfer.reading.cells import cell
from gongkai_web.transfer.reading.check import Candidate, Problem, candidate
from gongkai_web.transfer.reading.columns import headings, values
from gongkai_web.transfer.reading.package import Package
from gongkai_web.transfer.stages import Fate, Outcome, Stage

_CHUNK = 500
_MOST_NAMES = 200
"""Different old names that are kept to be mapped; a column with more of them holds no categories."""


@transaction.atomic
def check(package: Stored, told: Callable[[int], None]) -> None:
    """Reads the package. All in one transaction: a worker that dies leaves nothing half read."""
    open_for(reads=[package.organ_id], writes=[package.organ_id])
    locked = Stored.objects.select_for_update(of=("self",)).select_related("organ").get(pk=package.pk)
    if locked.stage != Stage.CHECKING:
        return
    try:
        with transaction.atomic(), Package(store.path_of(locked.place), locked.name) as source:
            _read(locked, source, told)
            locked.stage = Stage.CHECKED
    except Refused as refusal:
        locked.refusal, locked.stage, locked.finished_at = str(refusal), Stage.REFUSED, timezone.now()
        transaction.on_commit(lambda: store.forget(locked.place))
    locked.save()


def _read(package: Stored, source: Package, told: Callable[[int], None]) -> None:
    rows = source.rows()
    known = headings(next(rows).cells)
    package.columns = [[one.text, one.field, one.twice] for one in known]
    reading = _Reading(package, source)
    numbered = ((row.number, values(known, [cell(one) for one in row.cells])) for row in rows)
    filled = ((number, texts) for number, texts in numbered if texts)
    while chunk := list(islice(filled, _CHUNK)):
        PackageRow.objects.bulk_create(reading.rows(chunk))
        package.rows_read += len(chunk)
        told(len(chunk))
    package.found = reading.found()


class _Reading:
    """What one row has to know of the others."""

    def __init__(self, package: Stored, source: Package) -> None:
        self._package, self._source = package, source
        self._today = timezone.localdate(package.uploaded_at)
        self._ids: set[str] = set()
        self._numbers: set[str] = set()
        self._categories: Counter[str] = Counter()
        self._departments: Counter[str] = Counter()
        self._undated = 0

    def rows(self, chunk: list[tuple[int, dict[str, str]]]) -> Iterator[PackageRow]:
        """The rows of the table as they are kept."""
        read = [(number, texts, candidate(self._source.names.named(texts), self._today)) for number, texts in chunk]
        site, organ = self._package.site, self._package.organ_id
        imported = set(
            Origin.objects.filter(organ=organ, site=site, source_id__in=[one.source_id for *_, one in read]).values_list(
                "source_id", flat=True
            )
        )
        numbers = [one.index_no for *_, one in read if one.index_no and one.source_id not in imported]
        taken = set(Publication.objects.filter(index_no__in=numbers).values_list("index_no", flat=True))
        for number, texts, one in read:
            yield self._row(number, self._source.names.named(texts), one, taken, known=one.source_id in imported)

    def _row(self, number: int, texts: Mapping[str, str], one: Candidate, taken: set[str], *, known: bool) -> PackageRow:
        faults = [*one.faults, *self._among_others(one, taken), *self._files(one)] if not known and one.fate is not Fate.GONE else []
        outcome = Outcome.KNOWN if known else Outcome.LEFT_OUT if one.fate is Fate.GONE else Outcome.FAULTY if faults else Outcome.WAITING
        if outcome == Outcome.WAITING:
            self._count(texts, one)
        return PackageRow(
            package=self._package,
            organ=self._package.organ,
            number=number,
            source_id=one.source_id[:200],
            title=texts.get("title", "")[:300],
            values=dict(texts) if outcome == Outcome.WAITING else {},
            faults=[[problem.field, problem.code, problem.value] for problem in faults],
            remarks=[[problem.field, problem.code, problem.value] for problem in one.remarks],
            outcome=outcome,
        )

    def _among_others(self, one: Candidate, taken: set[str]) -> Iterator[Problem]:
        if one.source_id in self._ids:
            yield Problem("source_id", "source_twice", one.source_id[:100])
        self._ids.add(one.source_id)
        if not one.index_no:
            return
        if one.index_no in self._numbers:
            yield Problem("index_no", "index_twice", one.index_no)
        elif one.index_no in taken:
            yield Problem("index_no", "index_taken", one.index_no)
        self._numbers.add(one.index_no)

    def _files(self, one: Candidate) -> Iterator[Problem]:
        return (Problem("files", "file_missing", name[:100]) for name in one.values["files"] if not self._source.find(name))

    def _count(self, texts: Mapping[str, str], one: Candidate) -> None:
        for name, counter in (("category", self._categories), ("department", self._departments)):
            known = texts.get(name, "")
            if known in counter or len(counter) < _MOST_NAMES:
                counter[known] += 1
        self._undated += one.was_public and one.values["made_on"] is None

    def found(self) -> dict[str, object]:
        """What the officer has to map."""
        departments = {name: count for name, count in self._departments.items() if name}
        return {"categories": dict(self._categories), "departments": departments, "undated": self._undated}

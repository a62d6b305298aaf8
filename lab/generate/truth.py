"""What a generated report says: organ, year, form, figures, prose; consistent, or with faults that are on record."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gongkai.report.forms import Form, form_for_year, forms
from gongkai.report.model import AnnualReport, Cell, Status, Value
from lab.generate.figures import fill
from lab.generate.organs import Organ, Profile, make_organ
from lab.generate.prose import Prose, ProseFault, write_prose


class Blanks(StrEnum):
    """How an organ that has nothing to count fills the cell."""

    NONE = "none"
    """Prints 0."""
    ZEROS = "zeros"
    """Leaves every cell blank that would hold 0."""
    SOME = "some"
    """Leaves some blank: applicants of the carried rows, totals, a table, single cells."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A figure that was changed so that an identity of the form breaks."""

    key: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Truth:
    """One organ's report of one year before it is printed.

    Shape: `cells` holds every key of the form in printed order, None where the organ left the cell blank.
    Units: amounts in 万元.
    """

    organ: Organ
    year: int
    form: Form
    profile: Profile
    blanks: Blanks
    cells: Mapping[str, Value]
    faults: tuple[Fault, ...]
    prose: Prose

    @property
    def report(self) -> AnnualReport:
        """The same as the value that checks and rendering take."""
        cells = {key: Cell(value, Status.BLANK if value is None else Status.READ) for key, value in self.cells.items()}
        return AnnualReport(self.organ.name, self.year, self.form.id, cells)

    @property
    def prose_faults(self) -> tuple[ProseFault, ...]:
        """Figures of the prose that contradict each other or the tables."""
        return self.prose.faults


_PROFILES = (Profile.OFFICE, Profile.TOWNSHIP, Profile.COUNTY, Profile.CITY, Profile.PROVINCE)
_PROFILE_WEIGHTS = (40, 25, 18, 12, 5)
_BLANK_WEIGHTS = (78, 10, 12)


def make_truth(  # each is a dimension of the corpus that tests fix on its own
    rng: random.Random,
    *,
    form: str | None = None,
    year: int | None = None,
    profile: Profile | None = None,
    blanks: Blanks | None = None,
    faults: int = 0,
    prose_faults: int = 0,
) -> Truth:
    """A realistic report, consistent unless `faults` figures are to be wrong.

    A report with faults has no blanks unless they are asked for: a blank would hide the fault.
    """
    profile = profile or rng.choices(_PROFILES, _PROFILE_WEIGHTS)[0]
    blanks = blanks or (Blanks.NONE if faults else rng.choices(tuple(Blanks), _BLANK_WEIGHTS)[0])
    known = forms()
    if year is None:
        year = rng.randint(2019, 2025) if form is None else rng.randint(known[form].first_year, known[form].last_year or 2025)
    of_year = form_for_year(year)
    assert form is not None or of_year is not None, f"no statutory form for {year}"
    used = known[form] if form is not None else of_year
    assert used is not None
    cells = fill(rng, used, profile)
    recorded = tuple(_spoil(rng, used, cells) for _ in range(faults))
    _blank(rng, cells, blanks)
    organ = make_organ(rng, profile)
    prose = write_prose(rng, organ, year, cells, wrong=prose_faults)
    return Truth(organ, year, used, profile, blanks, cells, recorded, prose)


def broken_identities(form: Form, cells: Mapping[str, Value]) -> int:
    """How many identities of the form do not hold, a blank counting as nothing."""
    return sum(_sum(cells, one.left) != _sum(cells, one.right) for one in form.identities)


def _sum(cells: Mapping[str, Value], keys: tuple[str, ...]) -> Decimal | int:
    return sum((cells[key] or 0 for key in keys), start=0)


def _spoil(rng: random.Random, form: Form, cells: dict[str, Value]) -> Fault:
    """Change one figure so that more identities break than before."""
    before = broken_identities(form, cells)
    keys = [key for key in cells if not key.startswith("disclosure.")]
    while True:
        key = rng.choice(keys)
        was = cells[key]
        assert isinstance(was, int)
        now = max(0, was + rng.choice((-9, -1, 1, 1, 2, 9, 10)))
        if now == was:
            continue
        cells[key] = now
        if broken_identities(form, cells) > before:
            return Fault(key, was, now)
        cells[key] = was


def _blank(rng: random.Random, cells: dict[str, Value], blanks: Blanks) -> None:
    match blanks:
        case Blanks.NONE:
            return
        case Blanks.ZEROS:
            gone = [key for key, value in cells.items() if value == 0]
        case Blanks.SOME:
            gone = _some(rng, list(cells))
    for key in gone:
        cells[key] = None


def _some(rng: random.Random, keys: list[str]) -> list[str]:
    match rng.randrange(5):
        case 0:
            rows: tuple[str, ...] = ("requests.received.", "requests.carried_in.", "requests.carried_out.")
            return [key for key in keys if key.startswith(rows) and not key.endswith(".total")]
        case 1:
            return [key for key in keys if key.endswith(".total") and rng.random() < 0.4]
        case 2:
            table = rng.choice(("disclosure.", "requests.", "remedies."))
            return [key for key in keys if key.startswith(table)]
        case 3:
            rows = tuple({key.rpartition(".")[0] + "." for key in rng.sample(keys, 4)})
            return [key for key in keys if key.startswith(rows)]
        case _:
            return [key for key in keys if rng.random() < 0.06]

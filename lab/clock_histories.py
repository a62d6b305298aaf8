"""Random courses of requests, to compare the answer clock with a second implementation: `python -m lab.clock_histories --count 1000000`."""

import argparse
import sys
from collections import Counter
from datetime import date, timedelta
from random import Random

from gongkai.errors import ContractError
from gongkai.law.answer import answer_due
from gongkai.law.course import Consultation, Consulted, Course, Extension
from gongkai.law.settings import AfterPayment, Settings, StopBegins
from gongkai.law.workdays import calendar
from tests.law.simulation import simulate

_EARLIEST, _LATEST = date(2008, 5, 1), date(2026, 11, 20)
_FEES_SINCE = date(2021, 1, 1)
_EDGES = (
    date(2019, 5, 14),
    date(2019, 5, 15),
    date(2020, 1, 23),
    date(2020, 12, 31),
    date(2026, 2, 14),
    date(2026, 9, 30),
    date(2024, 2, 29),
)
"""Days on which something changes: the Regulations, an altered Spring Festival, the fee, make-up days, the eve of holidays, a leap day."""


def history(seed: str) -> Course:
    """A course that can be: the order is right; whether a step is in time, and whether an answer comes at all, is left to chance."""
    return _history(Random(seed))


def _history(random: Random) -> Course:
    received = random.choice(_EDGES) if random.random() < 0.1 else _EARLIEST + _days(random.randrange((_LATEST - _EARLIEST).days + 1))
    most = 20 if received >= date(2019, 5, 15) else 15
    correction_sent, corrected = _pair(random, received, 14) if random.random() < 0.3 else (None, None)
    sent, paid = _pair(random, received, 60) if random.random() < 0.25 else (None, None)
    notice = None
    if random.random() < 0.5 and (sent or paid):
        notice = _between(random, sent or received, paid or (sent or received) + _days(10))
    if min(sent or _LATEST, notice or _LATEST, paid or _LATEST) < _FEES_SINCE:
        sent = notice = paid = None
    extension = Extension(random.randint(1, most), _maybe(random, 0.6, _after(random, received, 60))) if random.random() < 0.3 else None
    consultations = tuple(_consultation(random, received) for _ in range(random.choice((0, 0, 0, 1, 1, 2, 3))))
    return Course(received, consultations, extension, correction_sent, corrected, sent, notice, paid)


def difference(seed: str) -> tuple[str, str | None]:
    """A group for the tally, and what the two implementations made of one random history where they differ."""
    random = Random(seed)
    course = _history(random)
    settings = Settings(consultation_stop=random.choice(list(StopBegins)), after_payment=random.choice(list(AfterPayment)))
    as_of = _maybe(random, 0.3, _after(random, course.received, 120))
    known = calendar(_maybe(random, 0.2, date(2015, 1, 1) + _days(random.randrange(4000))))
    due, _, latest = answer_due(course, known, settings, as_of)
    expected = simulate(course, known, settings, as_of)
    group = "due" if due else "open" if latest else "standing still"
    return group, None if (
        due,
        latest,
    ) == expected else f"{course!r} {settings.consultation_stop} {settings.after_payment} {as_of}: {(due, latest)}, walked {expected}"


def main(arguments: list[str]) -> int:
    """Answers 0 when every history came out the same, otherwise 1."""
    parser = argparse.ArgumentParser(prog="python -m lab.clock_histories", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="how many histories")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    tally: Counter[str] = Counter()
    faults = []
    for number in range(chosen.count):
        try:
            group, fault = difference(f"{chosen.seed}/{number}")
        except ContractError as error:
            group, fault = "refused", f"{error}"
        tally[group] += 1
        if fault is not None:
            faults.append(f"{number}: {fault}")
    print(f"{chosen.count} histories: {', '.join(f'{count} {group}' for group, count in tally.most_common())}; {len(faults)} differ")
    print("\n".join(faults[:20]))
    return 1 if faults else 0


def _consultation(random: Random, received: date) -> Consultation:
    sent = _after(random, received, 50)
    arrived = _maybe(random, 0.5, _after(random, sent, 8))
    opinion = _maybe(random, 0.6, _after(random, arrived or sent, 40))
    return Consultation(sent, arrived, opinion, random.choice((Consulted.THIRD_PARTY, Consulted.THIRD_PARTY, *Consulted)))


def _pair(random: Random, begin: date, within: int) -> tuple[date | None, date | None]:
    """A notice and what it asked for; either can be missing, not both."""
    sent = _after(random, begin, within)
    done = _after(random, sent, 40)
    match random.randrange(5):
        case 0:
            return sent, None
        case 1:
            return None, done
        case _:
            return sent, done


def _after(random: Random, day: date, within: int) -> date:
    return day + _days(random.randrange(within))


def _between(random: Random, first: date, last: date) -> date:
    return first + _days(random.randrange(max((last - first).days, 0) + 1))


def _maybe(random: Random, chance: float, day: date) -> date | None:
    return day if random.random() < chance else None


def _days(count: int) -> timedelta:
    return timedelta(days=count)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

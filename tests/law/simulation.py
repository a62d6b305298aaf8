"""The answer clock a second time, written from the law and not from the library: it walks the calendar day by day and keeps a state.

Nothing is computed: each day either counts or does not, and the period is over when enough days have counted.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from gongkai.law.course import Consultation, Consulted, Course
from gongkai.law.settings import AfterPayment, Settings, StopBegins
from gongkai.law.workdays import Calendar

NEW_REGULATION = date(2019, 5, 15)
DAY = timedelta(days=1)
CORRECTION, FEE = "correction", "fee"


def nth_workday(calendar: Calendar, day: date, count: int) -> date:
    """Walks on until so many working days have passed."""
    while count:
        day += DAY
        count -= calendar.is_workday(day)
    return day


@dataclass
class Asked:
    """A consultation: the day after which silence is an answer (None: never), and the last day that it takes out."""

    letter: Consultation
    silence: date | None
    ends: date


@dataclass
class Walk:
    """What is so on one day. `over`: on an earlier day enough days had counted; `last` is that day.

    `presumed`: the fee is taken to have been asked for on the last day of the period, because it was paid and nobody noted when.
    """

    course: Course
    calendar: Calendar
    settings: Settings
    started: date
    counted: int = 0
    extra: int = 0
    last: date | None = None
    waiting: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    stops: list[Asked] = field(default_factory=list)
    presumed: bool = False

    @property
    def new(self) -> bool:
        return self.course.received >= NEW_REGULATION

    @property
    def over(self) -> bool:
        return self.last is not None

    @property
    def needed(self) -> int:
        extension = self.course.extension
        undated = extension.days if extension and extension.notified is None else 0
        return (20 if self.new else 15) + undated + self.extra

    @property
    def goes_on(self) -> bool:
        return self.settings.after_payment is AfterPayment.GOES_ON

    @property
    def undated(self) -> date | None:
        """The day by which the fee had been asked for, where it was paid, the rest goes on, and nobody noted when it was asked for."""
        course = self.course
        if not self.goes_on or course.fee_notice_sent or not course.paid:
            return None
        return course.fee_notice_received or course.paid

    def notices(self, day: date) -> None:
        """The applicant is asked for something, or does it; a fee is asked for of the corrected request, so later on the same day."""
        course = self.course
        if day == course.correction_sent:
            in_time = day <= nth_workday(self.calendar, course.received, 7) if self.new else bool(self.waiting) or not self.over
            (self.waiting if in_time else self.refused).add(CORRECTION)
        self.done(CORRECTION, course.corrected, day)
        if day == course.fee_notice_sent:
            (self.waiting if self.waiting or not self.over else self.refused).add(FEE)
        if day == self.undated:
            self.waiting.add(FEE)
            self.presumed = False
        if not self.goes_on:
            self.done(FEE, course.paid, day)

    def done(self, asked: str, on: date | None, day: date) -> None:
        """What was asked for came: all begins anew, also what was presumed of the period before."""
        if day == on and asked not in self.refused:
            self.waiting.discard(asked)
            if self.presumed:
                self.waiting.discard(FEE)
                self.presumed = False
            self.started, self.counted, self.extra, self.last, self.stops = day, 0, 0, None, []

    def letters(self, day: date) -> None:
        """Others are asked for an opinion, or the applicant is told of an extension."""
        extension = self.course.extension
        if extension and extension.notified == day and not self.over:
            self.extra = extension.days
        for one in self.course.consultations:
            begins = one.sent if self.settings.consultation_stop is StopBegins.ON_ISSUE else one.sent + DAY
            stops = self.new or one.whom is Consulted.THIRD_PARTY
            if day == begins and one.sent >= self.started and not self.over and stops:
                limited = self.new and one.whom is not Consulted.OTHER_ORGAN
                silence = nth_workday(self.calendar, one.received or one.sent, 15) if limited else None
                self.stops.append(Asked(one, silence, min(one.opinion or date.max, silence or date.max)))

    def count(self, day: date) -> None:
        """The day itself."""
        if self.undated and day < self.undated and self.counted + 1 >= self.needed and FEE not in self.waiting:
            self.presume(day)
        if self.over or self.waiting or day <= self.started or not self.calendar.is_workday(day):
            return
        if not any(day <= one.ends for one in self.stops):
            self.counted += 1
        if self.counted >= self.needed:
            self.last = day

    def presume(self, day: date) -> None:
        """The fee was asked for in time: on this day, if it is the last and would count."""
        if day > self.started and self.calendar.is_workday(day) and not any(day <= one.ends for one in self.stops) and not self.over:
            self.waiting.add(FEE)
            self.presumed = True

    def evening(self, day: date) -> None:
        """What was paid is not waited for on the days after; the rest of the period goes on then."""
        if self.goes_on and day == self.course.paid:
            self.waiting.discard(FEE)


def simulate(course: Course, calendar: Calendar, settings: Settings, as_of: date | None = None) -> tuple[date | None, date | None]:
    """Due date and latest date if silent, as `answer_due` gives them."""
    walk, day, final = Walk(course, calendar, settings, course.received), course.received, _final(course)
    while day < final or not (walk.over or walk.waiting or any(one.ends == date.max for one in walk.stops)):
        walk.notices(day)
        walk.letters(day)
        walk.count(day)
        walk.evening(day)
        day += DAY
    if walk.waiting or (course.fee_notice_received and not course.fee_notice_sent and not course.paid):
        return None, None
    if any(one.letter.opinion is None and (as_of is None or one.silence is None or as_of <= one.silence) for one in walk.stops):
        return None, walk.last
    return walk.last, None


def _final(course: Course) -> date:
    """From here on nothing happens that could still move anything."""
    days = [course.received, course.correction_sent, course.corrected, course.fee_notice_sent, course.paid]
    days += [course.extension.notified if course.extension else None]
    days += [day for one in course.consultations for day in (one.sent, one.received, one.opinion)]
    return max(day for day in days if day is not None) + 2 * DAY

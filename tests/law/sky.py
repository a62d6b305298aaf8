"""Sun and moon as seen from Beijing, to within a few minutes: an account of the lunar calendar that owes nothing to any table of it.

J. Meeus, Astronomical Algorithms (2nd ed.), chapters 25 (longitude of the sun) and 49 (new moons).
"""

from datetime import UTC, date, datetime, time, timedelta
from math import radians, sin

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)  # on the astronomers' uniform scale, which UTC only stands in for
_BEIJING = timedelta(hours=8) - timedelta(seconds=72)  # the clocks of 2008 to 2040 are some 72 seconds behind that scale


def longitude(at: datetime) -> float:
    """Apparent longitude of the sun in degrees."""
    t = (at - _J2000) / timedelta(days=36525)
    mean, anomaly = 280.46646 + 36000.76983 * t, radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def day_of_longitude(degrees: float, near: date) -> date:
    """The day in Beijing on which the sun reaches a longitude, within three weeks of a day."""
    low = datetime.combine(near, time(), UTC) - timedelta(days=21)
    high = low + timedelta(days=42)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if (longitude(middle) - degrees + 180) % 360 < 180:
            low = middle
        else:
            high = middle
    return (low + _BEIJING).date()


def new_moon(near: date) -> date:
    """The day in Beijing of the new moon nearest to a day."""
    k = round((near - date(2000, 1, 6)).days / 29.530588861)
    t = k / 1236.85
    at = 5.09766 + 29.530588861 * k + 0.00015437 * t * t  # days after 2000-01-01 12:00
    sun, moon = radians(2.5534 + 29.10535670 * k), radians(201.5643 + 385.81693528 * k)
    node, knot = radians(160.7108 + 390.67050284 * k), radians(124.7746 - 1.56375588 * k)
    e = 1 - 0.002516 * t
    at += -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    at += 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    at += -0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
    at += -0.00042 * sin(3 * moon) + 0.00042 * e * sin(sun + 2 * node) + 0.00038 * e * sin(sun - 2 * node)
    at += -0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(knot)
    return (_J2000 + timedelta(days=at) + _BEIJING).date()

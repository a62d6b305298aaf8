"""The time of the country."""

from datetime import timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8))
"""One zone for all of it. It has had no summer time since 1991, and the oldest rule is of 2008."""

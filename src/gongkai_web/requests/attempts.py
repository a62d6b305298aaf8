"""Query codes cannot be guessed: wrong tries are counted, and too many of them close the door for a while."""

from datetime import datetime, timedelta

from django.db.models import F

from gongkai_web.requests.models import QueryCode, WrongTry

_SPAN = timedelta(minutes=15)
_FROM_A_NETWORK = 30
"""Wrong tries from one network within a span: a family or an office that mistypes is not shut out."""
_FOR_A_CASE = 5
"""Wrong proofs for one code within a span: of ten thousand last digits nobody tries many."""
_FILES = 60
"""Files from one network within a span: six whole requests of the most files. Without files the limit is the platform's (crowds.py)."""


class TooMany(Exception):
    """Too many wrong tries, or files; `seconds` until the next may be made."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


def refuse_guessing(network: str, known: QueryCode | None, now: datetime) -> None:
    """Raises: TooMany, also for a right code and proof: otherwise who guesses would learn of the hit."""
    limits = _limits(network, known)
    tried = dict(WrongTry.objects.filter(of__in=limits, span=_span(now)).values_list("of", "count"))
    if any(tried.get(of, 0) >= most for of, most in limits.items()):
        raise TooMany(_left(now))


def take_files(network: str, count: int, now: datetime) -> None:
    """Counts files that came from a network and are about to be read. Raises: TooMany."""
    if not count:
        return
    of, span = f"files {network}", _span(now)
    WrongTry.objects.get_or_create(of=of, span=span)
    if not WrongTry.objects.filter(of=of, span=span, count__lte=_FILES - count).update(count=F("count") + count):
        raise TooMany(_left(now))


def wrong(network: str, known: QueryCode | None, now: datetime) -> None:
    """Counts a wrong try, and forgets those of earlier spans."""
    WrongTry.objects.filter(span__lt=_span(now)).delete()
    for of in _limits(network, known):
        WrongTry.objects.get_or_create(of=of, span=_span(now))
        WrongTry.objects.filter(of=of, span=_span(now)).update(count=F("count") + 1)


def _limits(network: str, known: QueryCode | None) -> dict[str, int]:
    limits = {f"network {network}": _FROM_A_NETWORK}
    if known is not None:
        limits[f"case {known.case_id}"] = _FOR_A_CASE
    return limits


def _left(now: datetime) -> int:
    """Seconds until the next span."""
    return round(_SPAN.total_seconds() - now.timestamp() % _SPAN.total_seconds())


def _span(now: datetime) -> int:
    return int(now.timestamp() // _SPAN.total_seconds())

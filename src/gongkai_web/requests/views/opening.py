"""A case as it is asked for: read once, and not there for whoever has no part in it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gongkai_web.organs.access import within
from gongkai_web.organs.policy import Right
from gongkai_web.requests.models import Case
from gongkai_web.requests.reading import Whole, whole


def case_or_404(request: HttpRequest, pk: str, *rights: Right) -> Whole:
    """The case, if the person has one of the rights for its organ. Raises: Http404, as for one that does not exist."""
    cases = Case.objects.select_related("organ", "applicant", "officer")
    return whole(get_object_or_404(cases, pk=pk, organ__in=within(request, *rights)))

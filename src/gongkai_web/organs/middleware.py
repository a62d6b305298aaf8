"""The second wall: before a workbench view runs, the database is told for which organs this person reads and writes."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from gongkai_web.organs.duties import duties_of
from gongkai_web.organs.walls import open_gates


class WallMiddleware:
    """Runs a staff request in one transaction in which row-level security knows its organs.

    Without it, as on every public page, the database shows and takes nothing that is not public.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/workbench/") or not request.user.is_authenticated:
            return self.get_response(request)
        with transaction.atomic():
            open_gates(duties_of(request))
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

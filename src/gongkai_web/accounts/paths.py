"""Which paths belong to staff. Everything else is public and knows no session."""

from django.http import HttpRequest

_STAFF = ("/workbench/", "/account/")


def is_for_staff(request: HttpRequest) -> bool:
    """Whether a request goes to the workbench or to the pages about accounts."""
    return request.path.startswith(_STAFF)

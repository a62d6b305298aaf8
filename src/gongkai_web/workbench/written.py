"""What somebody wrote into a form that was not accepted."""

from django.http import HttpRequest


def written(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and text of each field that was sent and is not empty, so that it can be shown and copied: nothing is lost."""
    return [(name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken" and value]

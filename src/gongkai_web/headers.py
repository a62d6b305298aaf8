"""What every answer asks of the browser, whatever it is: a page, a file, a refusal.

The rest comes from Django and django-csp, as settings.py has it. The referrer stays within the site (`same-origin`) and is not left out
altogether: over TLS a form without an Origin header is taken for ours by its referrer alone.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""The policy of a file that somebody sent in: shown after all, it runs nothing, fetches nothing, and belongs to no origin."""
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb", "xr-spatial-tracking"),
)
_HEADERS = {
    "Permissions-Policy": ", ".join(f"{one}=()" for one in _UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",  # requests under CORS, by which others may read the open data, are not subject to it
}


class HeadersMiddleware:
    """No page here uses the devices of its reader, and no page of another origin takes in anything of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

"""What the browser must be told with every answer."""

from django.http.response import HttpResponseBase

_EXACT = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_STAFF = ("/workbench/", "/account/")
_TO_SCAN = "/account/2fa/totp/activate/"
"""The page with the picture that sets up a second factor."""


def missing(path: str, response: HttpResponseBase) -> list[str]:
    """What of it an answer from there lacks."""
    found = response.headers
    policy = {part.split()[0]: part.split()[1:] for part in found.get("Content-Security-Policy", "").split(";") if part.strip()}
    sources = {source for named in policy.values() for source in named}
    permissions = found.get("Permissions-Policy", "").split(", ")
    demanded = {
        **{name: found.get(name) == value for name, value in _EXACT.items()},
        "no device": {"camera=()", "geolocation=()", "microphone=()"} <= set(permissions),
        "no permission": all(one.endswith("=()") for one in permissions),
        "default-src": policy.get("default-src") == ["'none'"],
        "frame-ancestors": policy.get("frame-ancestors") == ["'none'"],
        "no loose source": not any("unsafe" in source for source in sources) and not sources & {"*", "http:", "https:"},
        "pictures from here": path == _TO_SCAN or "data:" not in policy.get("img-src", []),
        "no-store": not path.startswith(_STAFF) or "no-store" in found.get("Cache-Control", ""),
    }
    return [name for name, holds in demanded.items() if not holds]

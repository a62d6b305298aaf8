"""From where somebody asks, as limits count it."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

UNKNOWN = "unknown"
"""All whose address cannot be told have one allowance together."""


def network_of(request: HttpRequest) -> str:
    """The network that a request came from, the same that limits of sign-in count."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return UNKNOWN

"""The network that limits count."""

from django.test import RequestFactory

from gongkai_web.requests.network import UNKNOWN, network_of


def test_neighbours_count_together_and_whoever_has_no_address_too() -> None:
    one, other, far = (
        network_of(RequestFactory().get("/", REMOTE_ADDR=address)) for address in ("203.0.113.7", "203.0.113.99", "198.51.100.7")
    )

    assert one == other != far
    assert network_of(RequestFactory().get("/", REMOTE_ADDR="")) == UNKNOWN

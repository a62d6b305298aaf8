"""Which site a request came to, by its host."""

from django.http import HttpRequest

from gongkai_web.organs.models import Site


def site_of(request: HttpRequest) -> Site:
    """The site of the request's host; where none has that host, the first one, which is the government's own.

    Raises: Site.DoesNotExist before the first site is set up.
    """
    host = request.get_host().partition(":")[0]
    known = Site.objects.select_related("organ").order_by("pk")
    return known.filter(host=host).first() or known[:1].get()

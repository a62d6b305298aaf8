"""Pages about one's own account that differ from allauth's."""

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse


@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """A new password for the old one. Whoever has none signs in through the office's server, and gets none here."""
    if request.user.is_anonymous or not request.user.has_usable_password():
        raise Http404
    answer: HttpResponse = allauth.password_change(request)
    return answer

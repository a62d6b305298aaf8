"""What every page of the workbench shows around its content."""

from django.conf import settings
from django.http import HttpRequest

from gongkai_web.accounts.paths import is_for_staff
from gongkai_web.organs.duties import duties_of
from gongkai_web.organs.models import Site


def frame(request: HttpRequest) -> dict[str, object]:
    """The rights of whoever is signed in, for the menu, and whether what is here is invented; nothing on public pages."""
    if not is_for_staff(request):
        return {}
    demonstration = Site.objects.filter(demonstration=True).exists()
    return {
        "rights": {str(right) for right in duties_of(request).organs},
        "demonstration": demonstration,
        "filling": demonstration and settings.DEMO_FILLING.exists(),
    }

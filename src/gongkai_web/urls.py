"""Every route of the platform. The public side speaks Chinese at `/` and English at `/en/`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("account/", include("gongkai_web.accounts.urls")),
    path("workbench/", include("gongkai_web.workbench.urls")),
    path("workbench/organs/", include("gongkai_web.organs.urls")),
    path("workbench/items/", include("gongkai_web.publishing.urls")),
    path("workbench/compilations/", include("gongkai_web.compilations.urls")),
    path("workbench/recurring/", include("gongkai_web.recurring.urls")),
    path("workbench/deposits/", include("gongkai_web.deposits.urls")),
    path("workbench/visits/", include("gongkai_web.visits.urls")),
    path("workbench/transfer/", include("gongkai_web.transfer.urls")),
    path("workbench/oversight/", include("gongkai_web.oversight.urls")),
    path("workbench/requests/", include("gongkai_web.requests.desk_urls")),
    path("workbench/mail/", include("gongkai_web.incoming.urls")),
    path("workbench/letters/", include("gongkai_web.letters.urls")),
    path("workbench/severing/", include("gongkai_web.severing.urls")),
    path("workbench/archive/", include("gongkai_web.archive.urls")),
    path("workbench/conversion/", include("gongkai_web.conversion.urls")),
    path("", include("gongkai_web.api.urls")),
    *i18n_patterns(
        path("requests/", include("gongkai_web.requests.urls")),
        path("", include("gongkai_web.portal.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "gongkai_web.errors.not_understood"
handler403 = "gongkai_web.errors.refused"
handler404 = "gongkai_web.errors.not_found"
handler500 = "gongkai_web.portal.views.errors.failed"

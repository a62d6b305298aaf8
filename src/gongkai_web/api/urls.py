"""Routes of the API and the open data."""

from django.urls import path, re_path

from gongkai_web.api import opendata
from gongkai_web.api.v1 import api

urlpatterns = [
    path("api/v1/", api.urls),
    re_path(r"^catalog\.(?P<kind>jsonld|ttl)\Z", opendata.catalog, name="opendata-catalog"),
    re_path(r"^opendata/(?P<name>[a-z]+)\.(?P<kind>csv|json|ndjson)\Z", opendata.download, name="opendata-download"),
]

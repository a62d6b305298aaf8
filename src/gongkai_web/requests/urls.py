"""Routes of requests on the public side."""

from django.urls import path

from gongkai_web.requests.views import asking, following, offering

app_name = "requests"
urlpatterns = [
    path("", asking.start, name="start"),
    path("ask/", asking.ask, name="ask"),
    path("ask/public/", offering.public, name="public"),
    path("status/", following.status, name="status"),
]

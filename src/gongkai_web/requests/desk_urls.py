"""Routes of requests in the workbench."""

from django.urls import path

from gongkai_web.requests.views import desk, events, overview, register

app_name = "cases"
urlpatterns = [
    path("", desk.listed, name="list"),
    path("new/", desk.intake, name="intake"),
    path("overview/", overview.overview, name="overview"),
    path("register/", register.register, name="register"),
    path("ledger/<int:organ>/", desk.ledger, name="ledger"),
    path("files/<int:pk>/", desk.file, name="file"),
    path("<slug:pk>/", desk.case, name="case"),
    path("<slug:pk>/applicant/", desk.applicant, name="applicant"),
    path("<slug:pk>/talk/", events.talk, name="talk"),
    path("<slug:pk>/events/<slug:name>/", events.event, name="event"),
]

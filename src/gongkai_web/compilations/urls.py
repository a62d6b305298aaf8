"""Routes of compilations in the workbench."""

from django.urls import path, re_path

from gongkai_web.compilations.views import drawing, reading

app_name = "compilations"
_ONE = rf"^(?P<sort>{'|'.join(reading.SORTS)})/(?P<pk>[0-9]+)/"
urlpatterns = [
    path("", reading.listed, name="list"),
    path("<int:organ>/guide/", drawing.guide, name="guide"),
    path("<int:organ>/catalogue/", drawing.catalogue, name="catalogue"),
    path("<int:organ>/register/", drawing.register, name="register"),
    path("<int:organ>/gazettes/new/", drawing.gazette, name="gazette_create"),
    path("<int:organ>/gazettes/<int:pk>/", drawing.gazette, name="gazette"),
    path("<int:organ>/columns/new/", drawing.column, name="column_create"),
    path("<int:organ>/columns/<int:pk>/", drawing.column, name="column"),
    path("<int:organ>/cleanups/new/", drawing.cleanup, name="cleanup_create"),
    path("<int:organ>/cleanups/worksheet/", drawing.worksheet, name="worksheet"),
    path("<int:organ>/cleanups/<int:pk>/", drawing.cleanup, name="cleanup"),
    path("<int:organ>/places/new/", drawing.place, name="place_create"),
    path("<int:organ>/places/<int:pk>/", drawing.place, name="place"),
    path("columns/<int:pk>/items/<slug:name>/", reading.emergency, name="emergency"),
    path("gazettes/<int:pk>/scan/", reading.scan, name="scan"),
    re_path(rf"{_ONE}\Z", reading.read, name="read"),
    re_path(rf"{_ONE}publish/\Z", reading.publish, name="publish"),
    re_path(rf"{_ONE}release/\Z", reading.release, name="release"),
    re_path(rf"{_ONE}discard/\Z", reading.discard, name="discard"),
]

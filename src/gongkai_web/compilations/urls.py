"""Routes of compilations in the workbench."""

from django.urls import path, re_path

from gongkai_web.compilations import views

app_name = "compilations"
_SORTS = "|".join(views.SORTS)
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:organ>/guide/", views.guide, name="guide"),
    path("<int:organ>/catalogue/", views.catalogue, name="catalogue"),
    path("<int:organ>/register/", views.register, name="register"),
    path("<int:organ>/gazettes/new/", views.gazette, name="gazette_create"),
    path("<int:organ>/gazettes/<int:pk>/", views.gazette, name="gazette"),
    path("<int:organ>/columns/new/", views.column, name="column_create"),
    path("<int:organ>/columns/<int:pk>/", views.column, name="column"),
    path("<int:organ>/cleanups/new/", views.cleanup, name="cleanup_create"),
    path("<int:organ>/cleanups/<int:pk>/", views.cleanup, name="cleanup"),
    path("<int:organ>/places/new/", views.place, name="place_create"),
    path("<int:organ>/places/<int:pk>/", views.place, name="place"),
    re_path(rf"^(?P<sort>{_SORTS})/(?P<pk>[0-9]+)/\Z", views.read, name="read"),
    re_path(rf"^(?P<sort>{_SORTS})/(?P<pk>[0-9]+)/publish/\Z", views.publish, name="publish"),
]

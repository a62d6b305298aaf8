"""Routes of the package in the workbench."""

from django.urls import path

from gongkai_web.archive import views

app_name = "archive"
urlpatterns = [path("", views.listed, name="list"), path("<slug:case>/", views.package, name="package")]

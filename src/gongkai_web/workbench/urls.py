"""Routes of the workbench's own pages."""

from django.urls import path

from gongkai_web.workbench import views

app_name = "workbench"
urlpatterns = [path("", views.home, name="home"), path("notices/", views.notices, name="notices")]

"""Routes of the workbench."""

from django.urls import path

from gongkai_web.conversion import views

app_name = "conversion"
urlpatterns = [path("<slug:case>/", views.convert, name="convert")]

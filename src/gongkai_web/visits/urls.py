"""Routes of counted visits in the workbench."""

from django.urls import path

from gongkai_web.visits import views

app_name = "visits"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:pk>/", views.place, name="place"),
]

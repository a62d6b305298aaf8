"""Routes of deposits in the workbench."""

from django.urls import path

from gongkai_web.deposits import views

app_name = "deposits"
urlpatterns = [
    path("", views.listed, name="list"),
    path("organs/<int:organ>/new/", views.create, name="create"),
    path("<int:pk>/", views.slip, name="slip"),
]

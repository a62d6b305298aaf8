"""Routes of mail in the workbench."""

from django.urls import path

from gongkai_web.incoming import views

app_name = "incoming"
urlpatterns = [
    path("", views.listed, name="list"),
    path("files/<int:pk>/", views.file, name="file"),
    path("<slug:pk>/", views.mail, name="mail"),
    path("<slug:pk>/sender/", views.sender, name="sender"),
    path("<slug:pk>/aside/", views.aside, name="aside"),
    path("<slug:pk>/intake/", views.intake, name="intake"),
]

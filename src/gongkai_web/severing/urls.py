"""Routes of severing in the workbench."""

from django.urls import path

from gongkai_web.severing import views

app_name = "severing"
urlpatterns = [
    path("documents/<int:pk>/", views.original, name="original"),
    path("documents/<int:pk>/pages/<int:page>/", views.page, name="page"),
    path("documents/<int:pk>/pages/<int:page>/picture/", views.picture, name="picture"),
    path("documents/<int:pk>/save/", views.save, name="save"),
    path("documents/<int:pk>/provide/", views.provide, name="provide"),
    path("cuts/<int:pk>/remove/", views.remove, name="remove"),
    path("severed/<int:pk>/", views.severed, name="severed"),
    path("<slug:pk>/", views.listed, name="list"),
]

"""Routes of recurring publications in the workbench."""

from django.urls import path

from gongkai_web.recurring import views

app_name = "recurring"
urlpatterns = [
    path("", views.listed, name="list"),
    path("budgets/", views.budgets, name="budgets"),
    path("organs/<int:organ>/new/", views.create, name="create"),
    path("<int:pk>/", views.duty, name="duty"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("periods/<int:pk>/", views.period, name="period"),
    path("periods/<int:pk>/<slug:name>/", views.act, name="act"),
]

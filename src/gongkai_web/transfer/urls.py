"""Routes of the transfer in the workbench."""

from django.urls import path

from gongkai_web.transfer.views import export, packages

app_name = "transfer"
urlpatterns = [
    path("", packages.listed, name="list"),
    path("<int:pk>/", packages.package, name="package"),
    path("<int:pk>/give-up/", packages.give_up, name="give_up"),
    path("<int:pk>/problems.csv", packages.problems, name="problems"),
    path("<int:pk>/links.csv", packages.links, name="links"),
    path("export/", export.export, name="export"),
    path("export/<int:pk>/", export.download, name="download"),
]

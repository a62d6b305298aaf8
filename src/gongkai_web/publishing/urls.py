"""Routes of publishing in the workbench."""

from django.urls import path

from gongkai_web.publishing.views import acts, files, items, lists, sheets

app_name = "publishing"
urlpatterns = [
    path("", lists.listed, name="list"),
    path("new/", items.create, name="create"),
    path("<int:pk>/", items.item, name="item"),
    path("<int:pk>/edit/", items.edit, name="edit"),
    path("<int:pk>/files/", files.add, name="attach"),
    path("<int:pk>/sheets/<int:version>/", sheets.sheet, name="sheet"),
    path("<int:pk>/<slug:name>/", acts.act, name="act"),
    path("files/<int:pk>/", files.download, name="file"),
    path("files/<int:pk>/remove/", files.remove, name="detach"),
    path("references/<int:pk>/remove/", files.unrelate, name="unrelate"),
]

"""Routes of organs and people in the workbench."""

from django.urls import path

from gongkai_web.organs.views import imports, numbering, organs, people

app_name = "organs"
urlpatterns = [
    path("", organs.listed, name="list"),
    path("new/", organs.create, name="create"),
    path("import/", imports.imported, name="import"),
    path("<int:pk>/", organs.organ, name="organ"),
    path("<int:pk>/edit/", organs.edit, name="edit"),
    path("<int:pk>/numbering/", numbering.numbering, name="numbering"),
    path("<int:pk>/successions/new/", organs.succession, name="succession"),
    path("<int:pk>/sites/new/", organs.site_create, name="site_create"),
    path("<int:pk>/appointments/new/", people.appoint, name="appoint"),
    path("sites/<int:pk>/", organs.site_edit, name="site"),
    path("sites/<int:pk>/close/", organs.site_close, name="site_close"),
    path("sites/<int:pk>/open/", organs.site_open, name="site_open"),
    path("appointments/<int:pk>/end/", people.end, name="appointment_end"),
    path("accounts/", people.listed, name="accounts"),
    path("accounts/new/", people.create, name="account_create"),
    path("accounts/<int:pk>/", people.account, name="account"),
    path("accounts/<int:pk>/<slug:name>/", people.act, name="account_act"),
]

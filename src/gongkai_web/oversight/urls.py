"""Routes of oversight in the workbench."""

from django.urls import path

from gongkai_web.oversight.views import figures, keeping, log

app_name = "oversight"
urlpatterns = [
    path("organs/", keeping.organs, name="organs"),
    path("figures/", figures.year, name="figures"),
    path("figures/cases/", figures.cases, name="cases"),
    path("log/", log.log, name="log"),
]

"""Routes of oversight in the workbench."""

from django.urls import path

from gongkai_web.oversight.views import figures, keeping, log, matrix

app_name = "oversight"
urlpatterns = [
    path("organs/", keeping.organs, name="organs"),
    path("duties/", matrix.duty_matrix, name="duties"),
    path("interpretations/", matrix.interpretations, name="interpretations"),
    path("figures/", figures.year, name="figures"),
    path("figures/cases/", figures.cases, name="cases"),
    path("log/", log.log, name="log"),
]

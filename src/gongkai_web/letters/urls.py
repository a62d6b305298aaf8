"""Routes of letters in the workbench."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from gongkai_web.letters import views


class PaperConverter(StringConverter):
    """As what a letter is handed out."""

    regex = "docx|pdf"


register_converter(PaperConverter, "paper")

app_name = "letters"
urlpatterns = [
    path("", views.listed, name="list"),
    path("cases/<slug:case>/", views.write, name="write"),
    path("drafts/<int:pk>/", views.draft, name="draft"),
    path("drafts/<int:pk>/issue/", views.issue, name="issue"),
    path("drafts/<int:pk>/discard/", views.discard, name="discard"),
    path("drafts/<int:pk>/<paper:kind>/", views.preview, name="preview"),
    path("<int:pk>/<paper:kind>/", views.file, name="file"),
    path("organs/<int:organ>/", views.texts, name="texts"),
    path("organs/<int:organ>/letterhead/", views.letterhead, name="letterhead"),
    path("organs/<int:organ>/<slug:code>/", views.text, name="text"),
    path("organs/<int:organ>/<slug:code>/<int:number>/", views.text_file, name="text_file"),
    path("organs/<int:organ>/<slug:code>/<int:number>/again/", views.repeat, name="again"),
]

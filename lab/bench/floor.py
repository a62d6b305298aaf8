"""The floor that pages are measured against: a bare Django page of a table of fifty rows, without database, session or middleware."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<table><thead><tr><th>序号</th><th>标题</th><th>日期</th></tr></thead><tbody>
{% for row in rows %}<tr><td>{{ row.number }}</td><td>{{ row.title }}</td><td>{{ row.day }}</td></tr>{% endfor %}
</tbody></table></body></html>"""
_ROWS = [{"number": number, "title": f"关于第{number}号事项的通知", "day": "2026-03-02"} for number in range(50)]


def page(_request: HttpRequest) -> HttpResponse:
    """The table."""
    return HttpResponse(_template.render({"title": "列表", "rows": _ROWS}))


urlpatterns = [path("", page)]

settings.configure(
    SECRET_KEY="for a page that signs nothing",  # noqa: S106 - nothing is signed
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    MIDDLEWARE=[],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
application = get_wsgi_application()
_template = engines["django"].from_string(_PAGE)

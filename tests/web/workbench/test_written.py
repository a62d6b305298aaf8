"""What somebody wrote, to be shown again."""

from django.test import RequestFactory

from gongkai_web.workbench.written import written


def test_every_text_is_kept_and_no_token() -> None:
    request = RequestFactory().post("/", {"title": "公告", "empty": "", "csrfmiddlewaretoken": "secret", "several": ["甲", "乙"]})

    assert written(request) == [("title", "公告"), ("several", "甲"), ("several", "乙")]

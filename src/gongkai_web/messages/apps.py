"""The app under a label of its own: Django has one that is called messages too."""

from django.apps import AppConfig


class Messages(AppConfig):
    """Messages to applicants."""

    name = "gongkai_web.messages"
    label = "applicant_messages"

"""Django application of `syndesis.web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "syndesis.web"

"""Django application of `syndesis.work`."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "syndesis.work"

"""Django application of `syndesis.insight`."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "syndesis.insight"

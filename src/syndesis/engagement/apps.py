"""Django application of `syndesis.engagement`."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "syndesis.engagement"

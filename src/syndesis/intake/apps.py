"""Django application of `syndesis.intake`."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "syndesis.intake"

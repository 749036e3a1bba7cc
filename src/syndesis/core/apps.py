"""Django application of `syndesis.core`."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "syndesis.core"

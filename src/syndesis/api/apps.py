"""Django application of `syndesis.api`."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "syndesis.api"

    def ready(self) -> None:
        from syndesis.api import checks  # noqa: F401 -- the checks register themselves

"""Django application of `syndesis.insight`."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "syndesis.insight"

    def ready(self) -> None:
        from syndesis.insight import policies  # noqa: F401 -- registers how far its users reach

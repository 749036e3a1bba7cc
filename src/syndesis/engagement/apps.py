"""Django application of `syndesis.engagement`."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "syndesis.engagement"

    def ready(self) -> None:
        from syndesis.engagement import policies  # noqa: F401 -- registers how far its users reach

"""Django application of `syndesis.engagement`."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "syndesis.engagement"

    def ready(self) -> None:
        from syndesis.engagement import policies, search  # noqa: F401 -- they register reach and search entries

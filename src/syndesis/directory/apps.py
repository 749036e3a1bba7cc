"""Django application of `syndesis.directory`."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "syndesis.directory"

    def ready(self) -> None:
        from syndesis.directory import policies  # noqa: F401 -- registers how far its users reach

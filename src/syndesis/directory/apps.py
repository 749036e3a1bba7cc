"""Django application of `syndesis.directory`."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "syndesis.directory"

    def ready(self) -> None:
        from syndesis.directory import policies, search  # noqa: F401 -- they register reach and search entries

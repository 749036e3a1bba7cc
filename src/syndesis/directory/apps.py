"""Django application of `syndesis.directory`."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "syndesis.directory"

    def ready(self) -> None:
        from syndesis.directory import policies, references, search  # noqa: F401 -- reach, fields and entries register

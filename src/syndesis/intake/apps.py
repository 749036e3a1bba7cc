"""Django application of `syndesis.intake`."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "syndesis.intake"

    def ready(self) -> None:
        from syndesis.intake import leaving, policies, search  # noqa: F401 -- they register reach and search entries

"""Django application of `syndesis.activities`."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "syndesis.activities"

    def ready(self) -> None:
        from syndesis.activities import authors, policies, references, search  # noqa: F401 -- they register themselves

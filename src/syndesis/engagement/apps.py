"""Django application of `syndesis.engagement`."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "syndesis.engagement"

    def ready(self) -> None:
        from syndesis.directory.queries.contact_review import register_meetings
        from syndesis.engagement import hanging, leaving, policies, queries, search  # noqa: F401 -- they register

        register_meetings(queries.person_last_met)

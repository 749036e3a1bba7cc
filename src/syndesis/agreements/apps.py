"""Django application of `syndesis.agreements`."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "syndesis.agreements"

    def ready(self) -> None:
        from syndesis.agreements import hanging, leaving, policies, search  # noqa: F401 -- they register what they know
        from syndesis.agreements.screening import following  # noqa: F401 -- as those

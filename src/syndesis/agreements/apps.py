"""Django application of `syndesis.agreements`."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "syndesis.agreements"

    def ready(self) -> None:
        from syndesis.agreements import policies  # noqa: F401 -- registers how far its users reach

"""Django application of `syndesis.agreements`."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "syndesis.agreements"

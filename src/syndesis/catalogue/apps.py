"""Django application of `syndesis.catalogue`."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "syndesis.catalogue"

"""Django application of `syndesis.catalogue`."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CatalogueConfig(AppConfig):
    name = "syndesis.catalogue"

    def ready(self) -> None:
        post_migrate.connect(_create_index, sender=self)


def _create_index(using: str, **_: Any) -> None:
    from syndesis.catalogue import index

    index.create(using)

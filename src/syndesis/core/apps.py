"""Django application of `syndesis.core`."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CoreConfig(AppConfig):
    name = "syndesis.core"

    def ready(self) -> None:
        from syndesis.core.history.context import at_the_end_of_deeds
        from syndesis.core.search.following import follow

        at_the_end_of_deeds.append(follow)
        pre_migrate.connect(_before_migrating, sender=self)
        post_migrate.connect(_after_migrating)


def _before_migrating(using: str, **_: Any) -> None:
    from syndesis.core.history import triggers

    triggers.drop(using)


def _after_migrating(sender: AppConfig, using: str, **_: Any) -> None:
    """Once, after the last application: every audited table exists then."""
    from django.apps import apps

    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        from syndesis.core.history import triggers
        from syndesis.core.search import schema

        schema.create(using)
        triggers.create(using)

"""Django application of `syndesis.objects`."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ObjectsConfig(AppConfig):
    name = "syndesis.objects"

    def ready(self) -> None:
        from syndesis.objects import checks, registry, search  # noqa: F401 -- the checks register themselves

        autodiscover_modules("objects")
        registry.close()
        search.register_entries(registry.registered(further=False))

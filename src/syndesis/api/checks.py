"""System check: what is made of each type when first used can be made of all of them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, register

from syndesis.objects import ObjectType, registered


@register
def check_serializers(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    # Imported here: a command that checks nothing starts without Django REST framework.
    from syndesis.api.records.reading import plan_of
    from syndesis.api.records.serializers import annotations_of, serializer_of

    def fields(kind: type[ObjectType]) -> object:
        return serializer_of(kind)().fields

    made: list[Callable[[type[ObjectType]], object]] = [fields, plan_of, annotations_of]
    faults: list[CheckMessage] = []
    for kind in registered():
        for make in made:
            try:
                make(kind)
            except Exception as error:  # noqa: BLE001 -- whatever it is, it names the type in which to look
                told = f"the API cannot be made of it: {type(error).__name__}: {error}"
                faults.append(Error(told, obj=kind.__name__, id="api.E001"))
                break
    return faults

"""The description of the API, for programs and for its reading page: what all calls have in common."""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import is_list_serializer

from syndesis.api.authentication import SessionAuthentication, TokenAuthentication
from syndesis.api.records.fields import Reference, References
from syndesis.objects import registered

KEY = {"type": "integer", "format": "int64", "minimum": 1}
NAMED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": KEY,
        "name": {"type": "string"},
        "url": {"type": "string", "nullable": True},
    },
    "required": ["id", "name", "url"],
}


class HouseSchema(AutoSchema):
    """Calls stand together by what they are about."""

    def _is_list_view(self, serializer: Any = None) -> bool:
        """A list of ours says so itself: pages are objects."""
        return is_list_serializer(serializer)

    def get_tags(self) -> list[str]:
        return [str(getattr(self.view, "tag", "") or self._tokenize_path()[0])]

    def get_operation_id(self) -> str:
        return str(getattr(self.view, "operation", "") or super().get_operation_id())


class ReferenceField(OpenApiSerializerFieldExtension):
    """Read with their names, written by their keys."""

    target_class = Reference

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        about: dict[str, Any] = dict(KEY) if direction == "request" else {"allOf": [dict(NAMED)]}
        if direction == "response" or self.target.allow_null:
            about["nullable"] = True
        return about


class ReferencesField(OpenApiSerializerFieldExtension):
    target_class = References

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        about: dict[str, Any] = {"type": "array", "items": dict(KEY if direction == "request" else NAMED)}
        if direction == "request" and not self.target.allow_empty:
            about["minItems"] = 1
        return about


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "A token, made on the page “API tokens”."}


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = SessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


def finished(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """What the serializers cannot say: lists of records come without versions and without the rows that belong to them
    unless asked for, and a field that is none is refused."""
    tables = {kind.stem(): {rows.name for rows in kind.tables()} for kind in registered()}
    for name, component in result.get("components", {}).get("schemas", {}).items():
        properties = component.get("properties", {})
        if {"version", "page", "url"} <= properties.keys():
            component["required"] = [
                each for each in component["required"] if each != "version" and each not in tables.get(name, ())
            ]
        elif name.endswith("Request") and component.get("type") == "object":
            component["additionalProperties"] = False
    return result

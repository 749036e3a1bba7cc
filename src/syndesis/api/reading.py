"""The description of the API as a page shows it: call by call, out of what programs read (OpenAPI)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

METHODS = ("get", "post", "patch", "put", "delete")
DEEP = 3
"""Levels of an example: what lies deeper is left out."""


@dataclass(frozen=True)
class Field:
    name: str
    form: str
    about: str = ""
    required: bool = False
    values: list[str] = field(default_factory=list)
    where: str = ""
    """Of a parameter: path, query or header."""


@dataclass(frozen=True)
class Call:
    key: str
    """Its place in the page's address."""
    method: str
    path: str
    summary: str
    about: str
    parameters: list[Field]
    sent: list[Field]
    answered: list[Field]
    problems: list[tuple[str, str]]
    example: str


@dataclass(frozen=True)
class Subject:
    name: str
    calls: list[Call]


class Description:
    """Reads one description; `host` stands in its examples."""

    def __init__(self, made: Mapping[str, Any], host: str) -> None:
        self.paths, self.host = made["paths"], host
        self.components = made["components"]["schemas"]

    def subjects(self) -> list[Subject]:
        found: dict[str, list[Call]] = {}
        for path, calls in self.paths.items():
            for method in METHODS:
                if method in calls:
                    found.setdefault(calls[method]["tags"][0], []).append(self._call(path, method, calls[method]))
        return [Subject(name, calls) for name, calls in found.items()]

    def _call(self, path: str, method: str, call: Mapping[str, Any]) -> Call:
        media, sent = self._content(call.get("requestBody"))
        good: Mapping[str, Any] = next(
            (answer for code, answer in call["responses"].items() if code.startswith("20")), {}
        )
        _media, answered = self._content(good)
        return Call(
            key=call["operationId"],
            method=method.upper(),
            path=path,
            summary=call.get("summary", ""),
            about=call.get("description", ""),
            parameters=[self._parameter(each) for each in call.get("parameters", ())],
            sent=self._fields(sent),
            answered=self._fields(answered),
            problems=[(code, about["description"]) for code, about in call["responses"].items() if code >= "400"],
            example=self._example(path, method, media, sent),
        )

    @staticmethod
    def _content(body: Mapping[str, Any] | None) -> tuple[str, Mapping[str, Any]]:
        """The first of the forms in which something is sent or answered."""
        for media, content in (body or {}).get("content", {}).items():
            return media, content.get("schema", {})
        return "", {}

    def _parameter(self, given: Mapping[str, Any]) -> Field:
        of_one = given["schema"].get("items", given["schema"])
        return Field(
            name=given["name"],
            form=self._form(given["schema"]),
            about=given.get("description", ""),
            required=given.get("required", False),
            values=[str(value) for value in of_one.get("enum", ()) if value],
            where=given["in"],
        )

    def _fields(self, schema: Mapping[str, Any]) -> list[Field]:
        whole = self._resolved(schema)
        required = set(whole.get("required", ()))
        return [
            Field(
                name=name,
                form=self._form(about),
                about=". ".join(filter(None, (about.get("title", ""), _without_values(about)))),
                required=name in required,
                values=[str(value) for value in self._resolved(about).get("enum", ()) if value],
            )
            for name, about in whole.get("properties", {}).items()
        ]

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a schema means: of several the first, of a list one of it."""
        while True:
            if "$ref" in schema:
                schema = self.components[schema["$ref"].rpartition("/")[2]]
            elif several := schema.get("oneOf") or schema.get("allOf"):
                schema = several[0]
            elif schema.get("type") == "array" and "$ref" in schema["items"]:
                schema = schema["items"]
            else:
                return schema

    def _form(self, schema: Mapping[str, Any]) -> str:
        if schema.get("type") == "array":
            return _("list of %(form)s") % {"form": self._form(schema["items"])}
        if "$ref" in schema and self._resolved(schema).get("type") == "object":
            return str(schema["$ref"].rpartition("/")[2])
        whole = self._resolved(schema)
        words = {
            "string": _("text"),
            "integer": _("whole number"),
            "number": _("number"),
            "boolean": _("true or false"),
            "array": _("list"),
        }
        if {"id", "name", "url"} == whole.get("properties", {}).keys():
            return _("reference")
        kind = {"date-time": _("moment"), "binary": _("file")}.get(whole.get("format", ""))
        if "pattern" in whole:
            kind = _("year, month or day")
        return kind or words.get(whole.get("type", ""), _("object"))

    def _example(self, path: str, method: str, media: str, sent: Mapping[str, Any]) -> str:
        lines = [f'curl "{self.host}{path.replace("{id}", "17")}"', '-H "Authorization: Bearer syn_…"']
        if method != "get":
            lines.insert(1, f"-X {method.upper()}")
        if media.startswith("multipart"):
            lines.append('-F "file=@minutes.pdf"')
        elif media:
            lines += [
                '-H "Content-Type: application/json"',
                f"-d '{json.dumps(self._sample(sent), ensure_ascii=False)}'",
            ]
        return " \\\n  ".join(lines)

    def _sample(self, schema: Mapping[str, Any], depth: int = 0) -> Any:
        """What might be sent: what is needed, else the first of what may be."""
        if schema.get("type") == "array":
            return [self._sample(schema["items"], depth + 1)]
        whole = self._resolved(schema)
        if "properties" in whole and depth < DEEP:
            wanted = whole.get("required") or list(whole["properties"])[:1]
            if "id" in whole["properties"]:
                wanted = ["id", "notes"] if "notes" in whole["properties"] else ["id"]
            return {name: self._sample(whole["properties"][name], depth + 1) for name in wanted}
        if "enum" in whole:
            return whole["enum"][0]
        if "example" in whole:
            return whole["example"]
        return {"integer": 17, "number": 0.9, "boolean": True, "array": []}.get(whole.get("type", ""), _("text"))


def _without_values(about: Mapping[str, Any]) -> str:
    """The words on a field, without the list of its values, which stands beside."""
    lines = about.get("description", "").split("\n")
    return " ".join(_lines(lines)).strip()


def _lines(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith("* `"))

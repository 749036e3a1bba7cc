"""The description of the API: for programs (OpenAPI), and as a page to read.

For those who are signed in, or have a token: the pages of an installation say nothing to strangers.
"""

import json
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from rest_framework import renderers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from syndesis.api.reading import Description

JSON = "application/vnd.oai.openapi+json"


@lru_cache(maxsize=2 * len(settings.LANGUAGES))
def described(language: str, media_type: str) -> bytes:
    """The description never changes while the server runs; making it takes a second."""
    with translation.override(language):
        made = SchemaGenerator().get_schema(request=None, public=True)
        renderer = OpenApiJsonRenderer() if media_type == JSON else OpenApiYamlRenderer()
        return bytes(renderer.render(made, renderer_context={}))


class Ready(renderers.BaseRenderer):
    """For what is rendered already."""

    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        if isinstance(data, bytes):
            return data
        return renderers.JSONRenderer().render(data, accepted_media_type, renderer_context)


class ReadyJson(Ready):
    media_type, format = JSON, "json"


class ReadyPlainJson(Ready):
    media_type, format = "application/json", "plain"


class ReadyYaml(Ready):
    media_type, format = "application/yaml", "yaml"


class Schema(APIView):
    part = "anybody"
    renderer_classes = [ReadyJson, ReadyPlainJson, ReadyYaml]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        wanted = "application/yaml" if request.accepted_renderer.format == "yaml" else JSON
        return Response(described(translation.get_language() or settings.LANGUAGE_CODE, wanted))


def reading(request: HttpRequest) -> HttpResponse:
    """The page for people."""
    made = json.loads(described(translation.get_language() or settings.LANGUAGE_CODE, JSON))
    description = Description(made, request.build_absolute_uri("/").rstrip("/"))
    context = {"subjects": description.subjects(), "schema": reverse("api:schema"), "crumbs": [{"label": _("API")}]}
    return render(request, "api/reading.html", context)

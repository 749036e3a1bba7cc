"""The calls about the API itself, its user, and search."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from syndesis.api.authentication import user_of
from syndesis.api.problems import problems
from syndesis.api.records.listing import unknown_parameters
from syndesis.api.records.reading import base_of, page_of
from syndesis.core import search
from syndesis.core.models import ApiToken, Document, User
from syndesis.core.models.tokens import INTAKE, READ, WRITE
from syndesis.intake import policies as intake
from syndesis.objects import ObjectType, registered

LONGEST, HITS = 200, 50


class TypeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(help_text=gettext_lazy("As in addresses, and in the scopes of tokens."))
    label = serializers.CharField()
    url = serializers.CharField()
    may_read = serializers.BooleanField()
    may_add = serializers.BooleanField(
        help_text=gettext_lazy("Whether you may create records of this type at all; each must lie in your reach.")
    )


class RootSerializer(serializers.Serializer[Any]):
    types = TypeSerializer(many=True)


class Root(APIView):
    part = "anybody"
    tag, operation = "about", "types"

    @extend_schema(summary=gettext_lazy("Which types there are"), responses={200: RootSerializer, **problems()})
    def get(self, request: Request) -> Response:
        """The types of records, and what this user, or this token, may do with them."""
        user, base = user_of(request), base_of(request)
        return Response(
            {
                "types": [
                    {
                        "name": kind.many,
                        "label": str(kind.plural),
                        "url": f"{base}{kind.many}/",
                        "may_read": allowed(request, READ, kind),
                        "may_add": allowed(request, WRITE, kind) and bool(kind.form) and kind.policy.may_add(user),
                    }
                    for kind in registered()
                ]
            }
        )


class Nothing(APIView):
    """For every other address below this one: an answer in the same form, not a page."""

    part = "anybody"

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        raise Http404

    post = put = patch = delete = get


def allowed(request: Request, wanted: str, kind: type[ObjectType]) -> bool:
    return not isinstance(request.auth, ApiToken) or request.auth.allows(wanted, kind.many)


class TokenSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.CharField())
    expires_at = serializers.DateTimeField(allow_null=True)


class MeSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    email = serializers.CharField(allow_blank=True)
    role = serializers.CharField()
    language = serializers.CharField(allow_blank=True)
    token = TokenSerializer(allow_null=True)


class Me(APIView):
    part = "anybody"
    tag, operation = "about", "me"

    @extend_schema(summary=gettext_lazy("Who you are"), responses={200: MeSerializer, **problems()})
    def get(self, request: Request) -> Response:
        """The user on whose behalf you ask, and the token by which you do."""
        user, token = user_of(request), request.auth
        return Response(
            {
                "id": user.pk,
                "username": user.username,
                "name": str(user),
                "email": user.email,
                "role": user.role,
                "language": user.language,
                "token": _token(token) if isinstance(token, ApiToken) else None,
            }
        )


def _token(token: ApiToken) -> dict[str, Any]:
    return {"name": token.name, "scopes": token.scopes, "expires_at": token.expires_at}


class HitSerializer(serializers.Serializer[Any]):
    type = serializers.CharField(help_text=gettext_lazy("As in addresses; “documents” for documents."))
    id = serializers.IntegerField()
    title = serializers.CharField()
    subtitle = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_null=True)
    page = serializers.CharField(allow_null=True)
    points = serializers.FloatField(help_text=gettext_lazy("How well it fits; 100 and more is an exact name."))


class HitsSerializer(serializers.Serializer[Any]):
    results = HitSerializer(many=True)


class Search(APIView):
    tag, operation = "about", "search"
    part = "anybody"
    """Narrowed tokens find what they may read: it is asked type by type."""

    parameters: ClassVar = [
        OpenApiParameter("q", {"type": "string", "maxLength": LONGEST}, required=True),
        OpenApiParameter("type", str, many=True, description=str(gettext_lazy("Names of types; left out: all."))),
    ]

    @extend_schema(summary=gettext_lazy("Search"), parameters=parameters, responses={200: HitsSerializer, **problems()})
    def get(self, request: Request) -> Response:
        """The best records for words in any script, with wrong letters too; best first, at most 50."""
        words = request.query_params.get("q", "").strip()
        if not words or len(words) > LONGEST or "\x00" in words:
            raise exceptions.ValidationError(
                {"q": [_("Write words, %(most)s characters at most.") % {"most": LONGEST}]}
            )
        if unknown := unknown_parameters(request, ("q", "type")):
            raise exceptions.ValidationError(unknown)
        asked = self._asked(request)
        scopes = {model: _scope(kind, user_of(request)) for model, kind in asked.items()}
        hits = search.search(words, within=search.within(scopes), limit=HITS) if scopes else []
        return Response({"results": _told(hits, asked, base_of(request))})

    def _asked(self, request: Request) -> dict[type[Model], type[ObjectType] | None]:
        """What is looked for: of each model the type whose list it must be on, None for documents."""
        token = request.auth
        kinds: dict[str, type[ObjectType] | None] = {
            kind.many: kind for kind in registered() if allowed(request, READ, kind)
        }
        if not isinstance(token, ApiToken) or token.allows(READ) or token.allows(INTAKE):
            kinds["documents"] = None
        alone = [name for name, kind in kinds.items() if not (kind and search.doubles_another(kind.model))]
        wanted = request.query_params.getlist("type") or alone or list(kinds)
        if unknown := [name for name in wanted if name not in kinds]:
            raise exceptions.ValidationError({"type": [_("There is no type %(name)s.") % {"name": unknown[0][:60]}]})
        asked = [kinds[name] for name in wanted]
        asked.sort(key=lambda kind: kind is None or not kind.further)  # the wider list of a model counts
        return {kind.model if kind else Document: kind for kind in asked}


def _scope(kind: type[ObjectType] | None, user: User) -> search.Scope:
    if kind is None:
        return partial(intake.documents.seen, user)
    return partial(_on_list, kind, user) if kind.further else partial(kind.policy.seen, user)


def _on_list(kind: type[ObjectType], user: User, keys: set[int]) -> set[int]:
    """Those of the records that are on the narrower list of their model."""
    return set(kind.rows(user).filter(pk__in=keys).values_list("pk", flat=True))


def _told(
    hits: list[search.Hit], asked: Mapping[type[Model], type[ObjectType] | None], base: str
) -> list[dict[str, Any]]:
    found = []
    for hit in hits:
        kind = asked[hit.model]
        url, page = (f"{base}{kind.many}/", page_of(kind)) if kind else ("", "/documents/")
        found.append(
            {
                "type": kind.many if kind else "documents",
                "id": hit.pk,
                "title": hit.title,
                "subtitle": hit.subtitle,
                "url": f"{url}{hit.pk}/" if url else None,
                "page": f"{page}{hit.pk}/" if page else None,
                "points": hit.points,
            }
        )
    return found

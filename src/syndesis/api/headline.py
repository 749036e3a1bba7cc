"""The call that tells how many partners there are, in how many countries."""

from typing import Any

from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from syndesis.api.authentication import user_of
from syndesis.api.problems import problems
from syndesis.api.records.listing import unknown_parameters
from syndesis.directory.objects import PartnerType
from syndesis.directory.queries.headline import headline
from syndesis.objects.filtersets import filterset
from syndesis.objects.lists import asked


class CountrySerializer(serializers.Serializer[Any]):
    country = serializers.CharField(help_text=gettext_lazy("Two letters, ISO 3166-1; blank where it is not known."))
    partners = serializers.IntegerField()


class HeadlineSerializer(serializers.Serializer[Any]):
    partners = serializers.IntegerField()
    countries = serializers.IntegerField()
    as_of = serializers.DateField()
    text = serializers.CharField(help_text=gettext_lazy("The same in words, in the language that was asked for."))
    by_country = CountrySerializer(many=True)


class PartnersHeadline(APIView):
    kind = PartnerType
    tag, operation = "partners", "partners_headline"

    @extend_schema(
        summary=gettext_lazy("How many partners, in how many countries"),
        parameters=[OpenApiParameter("q", str), OpenApiParameter("as_of", str)],
        responses={200: HeadlineSerializer, **problems()},
    )
    def get(self, request: Request) -> Response:
        """The head-line of the list of partners. It takes all filters of that list, and counts what you may see."""
        wanted = asked(self.kind, user_of(request), request.query_params)
        wrong = unknown_parameters(request, filterset(self.kind).base_filters)
        wrong |= {name: list(errors) for name, errors in wanted.errors.items()}
        if wrong:
            raise exceptions.ValidationError(wrong)
        told = headline(wanted.rows, wanted.filters.day)
        return Response(
            {
                "partners": told.partners,
                "countries": told.countries,
                "as_of": told.day,
                "text": str(told),
                "by_country": [{"country": code, "partners": number} for code, number in told.by_country],
            }
        )

"""Many agreements written at once, as they are sent; the history writes itself, since its triggers are in the table."""

import json

from django.db import transaction
from django.http import HttpRequest, JsonResponse

from syndesis.agreements.models import Agreement, AgreementParty


def write(request: HttpRequest) -> JsonResponse:
    rows = json.loads(request.body)
    with transaction.atomic():
        made = Agreement.objects.bulk_create(
            [Agreement(**{name: value for name, value in row.items() if name != "organisations"}) for row in rows]
        )
        AgreementParty.objects.bulk_create(
            AgreementParty(agreement=agreement, organisation_id=key)
            for agreement, row in zip(made, rows, strict=True)
            for key in row["organisations"]
        )
    return JsonResponse({"ids": [row.pk for row in made]})

"""The balance of exchange of many partners at once: who has sent more under their agreements."""

from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from syndesis.activities.choices import MobilityDirection
from syndesis.activities.models import Mobility, MobilityCount
from syndesis.activities.queries.beside import CELL
from syndesis.agreements.models import AgreementParty, ExchangeUse
from syndesis.core.models import Visibility


def balance_with() -> Subquery:
    """To annotate organisations: how many more people came from each than went there; none where nobody did either.

    As on the page of a partner: of an agreement, year and direction of which no places used are written down, yearly
    counts and stays under it count, and no stay for which such a count stands. What is restricted counts for nobody.
    """
    told = ~Q(visibility=Visibility.RESTRICTED) & Q(archived_at=None)
    used = ExchangeUse.objects.filter(agreement=OuterRef("agreement"))
    counts = MobilityCount.objects.filter(told, agreement=OuterRef("agreement"))
    stays = Mobility.objects.filter(told, agreement=OuterRef("agreement"), year__isnull=False)
    written = used.filter(year=OuterRef("year"), direction=OuterRef("direction")).order_by()
    same = counts.filter(**{name: OuterRef(name) for name in CELL}).order_by()
    balance = (
        _signed(used, F("people"))
        + _signed(counts.filter(~Exists(written)), F("people"))
        + _signed(stays.filter(~Exists(written), ~Exists(same)), Value(1))
    )
    parties = AgreementParty.objects.filter(
        Exists(used) | Exists(counts) | Exists(stays),
        organisation=OuterRef("pk"),
        leaves=False,
        agreement__archived_at=None,
    ).exclude(agreement__visibility=Visibility.RESTRICTED)
    summed = parties.order_by().values("organisation").annotate(balance=Sum(balance))
    return Subquery(summed.values("balance"), output_field=IntegerField())


def _signed(rows: QuerySet[Any], number: Any) -> Coalesce:
    """Those who came less those who went, of the rows of one agreement."""
    sign = Case(When(Q(direction=MobilityDirection.IN), then=number), default=-number, output_field=IntegerField())
    summed = rows.order_by().values("agreement").annotate(balance=Sum(sign))
    return Coalesce(Subquery(summed.values("balance"), output_field=IntegerField()), 0)

"""How agreements are found."""

from django.db.models import Prefetch

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import others


def _agreement(row: Agreement) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties.all())
    return Entry(
        title=row.title or ", ".join(parties) or str(row),
        subtitle=" · ".join(filter(None, (row.reference, str(row.signed_on or "")))),
        context=[*parties, row.notes],
    )


_parties = Prefetch("parties", AgreementParty.objects.select_related("organisation"))
register(Agreement, entry=_agreement, queryset=Agreement.objects.prefetch_related(_parties))
register_part(AgreementParty, "agreement_id", Agreement)

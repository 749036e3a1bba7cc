"""How agreements are found."""

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part


def _agreement(row: Agreement) -> Entry | None:
    if row.archived_at:
        return None
    parties = [party.organisation.name for party in row.parties.all() if not party.organisation.is_home]
    return Entry(
        title=row.title or ", ".join(parties) or str(row),
        subtitle=" · ".join(filter(None, (row.reference, str(row.signed_on or "")))),
        context=[*parties, row.notes],
    )


register(Agreement, entry=_agreement, queryset=Agreement.objects.prefetch_related("parties__organisation"))
register_part(AgreementParty, "agreement_id", Agreement)

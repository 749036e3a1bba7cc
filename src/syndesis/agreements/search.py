"""How agreements are found."""

from django.db.models import Prefetch

from syndesis.agreements.models import Agreement, AgreementParty, Obligation, RiskAssessment, RiskScore
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import READ_OF_OTHERS, others


def _agreement(row: Agreement) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties_named)  # type: ignore[attr-defined]
    return Entry(
        title=row.title or ", ".join(parties) or str(row),
        subtitle=" · ".join(filter(None, (row.reference, str(row.signed_on or "")))),
        context=[*parties, row.notes],
    )


# Only what an entry is made of is read, since a deed may have written thousands.
_named = (f"organisation__{name}" for name in READ_OF_OTHERS)
_links = AgreementParty.objects.select_related("organisation").only("agreement_id", *_named)
_parties = Prefetch("parties", _links, "parties_named")  # as a plain list: a queryset for each takes longer
_rows = Agreement.objects.only("title", "kind", "reference", "signed_on", "notes", "archived_at")
register(Agreement, entry=_agreement, queryset=_rows.prefetch_related(_parties))
register_part(AgreementParty, "agreement_id", Agreement)


def _assessment(row: RiskAssessment) -> Entry | None:
    if row.archived_at:
        return None
    scores = [text for score in row.scores.all() for text in (score.reason, score.mitigation) if text]
    return Entry(title=row.organisation.name, subtitle=row.summary[:200], context=[row.summary, row.notes, *scores])


def _obligation(row: Obligation) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.agreement.parties.all())
    subtitle = " · ".join(filter(None, (row.agreement.title, str(row.due_on or ""))))
    return Entry(title=row.text, subtitle=subtitle, context=[*parties, row.result, row.notes])


register(
    Obligation, entry=_obligation, queryset=Obligation.objects.prefetch_related("agreement__parties__organisation")
)
_assessments = RiskAssessment.objects.select_related("organisation").prefetch_related("scores")
register(RiskAssessment, entry=_assessment, queryset=_assessments)
register_part(RiskScore, "assessment_id", RiskAssessment)

"""Questions to screening: the candidates that somebody must decide on, and when an agreement was last screened."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from syndesis.agreements import policies
from syndesis.agreements.choices import HitState
from syndesis.agreements.models import Agreement, AgreementParty, ScreeningHit, ScreeningRun, Signatory
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person

TO_DECIDE = (HitState.ESCALATED, HitState.OPEN)


def hits_seen_by(user: User) -> QuerySet[ScreeningHit]:
    return ScreeningHit.objects.filter(policies.hits.scope(user, "view")).select_related("decided_by", "run")


def to_decide(user: User) -> QuerySet[ScreeningHit]:
    """Open and escalated ones that still stand: those escalated first, then the most alike."""
    first = Case(When(state=HitState.ESCALATED, then=Value(0)), default=Value(1), output_field=IntegerField())
    return hits_seen_by(user).filter(state__in=TO_DECIDE, is_gone=False).order_by(first, "-score", "pk")


def about_organisations(organisations: Iterable[Organisation]) -> Q:
    """Candidates for these and all that they are part of."""
    keys = {int(key) for each in organisations for key in each.path.strip("/").split("/")}
    return Q(content_type=ContentType.objects.get_for_model(Organisation), object_id__in=keys)


def about_agreement(agreement: Agreement) -> Q:
    """Candidates for its parties and its people."""
    rows = AgreementParty.objects.filter(agreement=agreement).select_related("organisation")
    people = {row.contact_id for row in rows} | {agreement.champion_id}
    people |= set(Signatory.objects.filter(agreement=agreement).values_list("person", flat=True))
    known = Q(content_type=ContentType.objects.get_for_model(Person), object_id__in=people - {None})
    return known | about_organisations(row.organisation for row in rows)


def last_run(agreement: Agreement) -> ScreeningRun | None:
    """The last that compared its parties: its own, or one of all partners."""
    return ScreeningRun.objects.filter(Q(agreement=agreement) | Q(agreement=None)).select_related("actor").first()

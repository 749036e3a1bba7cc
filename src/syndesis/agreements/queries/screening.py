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


def waiting_for(user: User) -> QuerySet[ScreeningHit]:
    """Those of `to_decide` on which this user may decide: what was escalated is for managers and administrators."""
    rows = to_decide(user)
    return rows if user.role in policies.hits.deciding_escalated else rows.exclude(state=HitState.ESCALATED)


def found_by(run: ScreeningRun, user: User) -> QuerySet[ScreeningHit]:
    """What is to be decided of those whom a screening compared: the agreement, organisation or person that it was of;
    of others, what it was the first to find."""
    rows = to_decide(user)
    if run.agreement is not None:
        return rows.filter(about_agreement(run.agreement))
    if run.organisation is not None:
        return rows.filter(about_organisations([run.organisation]))
    if run.person is not None:
        return rows.filter(about_person(run.person))
    return rows if run.is_whole else rows.filter(run=run)


def about_organisations(organisations: Iterable[Organisation]) -> Q:
    """Candidates for these and all that they are part of."""
    keys = {int(key) for each in organisations for key in each.path.strip("/").split("/")}
    return Q(content_type=ContentType.objects.get_for_model(Organisation), object_id__in=keys)


def about_person(person: Person) -> Q:
    return Q(content_type=ContentType.objects.get_for_model(Person), object_id=person.pk)


def about_agreement(agreement: Agreement) -> Q:
    """Candidates for its parties and its people."""
    rows = AgreementParty.objects.filter(agreement=agreement).select_related("organisation")
    people = {row.contact_id for row in rows} | {agreement.champion_id}
    people |= set(Signatory.objects.filter(agreement=agreement).values_list("person", flat=True))
    known = Q(content_type=ContentType.objects.get_for_model(Person), object_id__in=people - {None})
    return known | about_organisations(row.organisation for row in rows)


def last_run(subject: Agreement | Organisation | Person) -> ScreeningRun | None:
    """The last that compared the parties of an agreement, an organisation or a person: its own, or one of all."""
    match subject:
        case Agreement():
            own = Q(agreement=subject)
        case Organisation():
            own = Q(organisation__in=map(int, subject.path.strip("/").split("/")))
        case Person():
            own = Q(person=subject)
    return ScreeningRun.objects.filter(own | Q(is_whole=True)).select_related("actor").first()


def last_of_all() -> ScreeningRun | None:
    return ScreeningRun.objects.filter(is_whole=True).first()

"""The lists: partners, people, agreements, engagements, promises."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements import policies as agreements_policies
from syndesis.agreements.choices import AgreementKind, AgreementStatus
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.directory import policies as directory
from syndesis.directory.choices import OrganisationKind, Tier
from syndesis.directory.models import OrganisationName, PartnershipTier, Person
from syndesis.directory.queries import partners as partners_query
from syndesis.directory.wording import together
from syndesis.engagement import policies as engagement_policies
from syndesis.engagement.choices import OPEN_STAGES, ActivityKind, EngagementKind, Stage
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant
from syndesis.engagement.wording import engagement_title, held, promised_with
from syndesis.web.lists import Cell, Col, Facet, ListPage
from syndesis.web.views.base import user_of, visible


def _organisation_words(words: str, key: str = "pk") -> Q:
    """Names of any language and time that hold the words."""
    return Q(Exists(OrganisationName.objects.filter(organisation=OuterRef(key), text__icontains=words)))


def _label(choices: Any, tone_of: dict[str, str] | None = None) -> Any:
    return lambda value: str(choices(value).label)


def _silence(day: date | None) -> Cell:
    return {"days": (timezone.localdate() - day).days if day else None, "text": ""}


PARTNERS = ListPage(
    title=gettext_lazy("Partners"),
    placeholder=gettext_lazy("Name, acronym or former name"),
    sort="name",
    words=_organisation_words,
    columns=[
        Col(gettext_lazy("Partner"), lambda o: {"text": o.name, "detail": o.city}, sort="name"),
        Col(gettext_lazy("Country"), lambda o: {"text": country_name(o.country)}, sort="country"),
        Col(gettext_lazy("Kind"), lambda o: {"text": o.get_kind_display()}, sort="kind"),
        Col(
            gettext_lazy("Tier"),
            lambda o: {
                "text": Tier(o.tier).label if o.tier else "",
                "chip": True,
                "tone": "accent" if o.tier == Tier.STRATEGIC else "",
            },
        ),
        Col(
            gettext_lazy("Agreements"),
            lambda o: {"text": o.agreement_count or ""},
            sort="agreement_count",
            numeric=True,
        ),
        Col(
            gettext_lazy("Open promises"), lambda o: {"text": o.promise_count or ""}, sort="promise_count", numeric=True
        ),
        Col(gettext_lazy("Last contact"), lambda o: _silence(o.last_contact), sort="last_contact", numeric=True),
    ],
    facets=[
        Facet("tier", gettext_lazy("Tier"), "tier", _label(Tier)),
        Facet("kind", gettext_lazy("Kind"), "kind", _label(OrganisationKind)),
        Facet("country", gettext_lazy("Country"), "country", country_name),
    ],
    empty={
        "title": gettext_lazy("No partner on record"),
        "icon": "building-2",
        "action": gettext_lazy("Go to intake"),
        "url": "/intake/",
        "text": gettext_lazy(
            "Hand in a document: the organisations that it names become partners when you accept them."
        ),
    },
)


def _count_of(model: Any, column: str, **condition: Any) -> Coalesce:
    rows = model.objects.filter(organisation=OuterRef("pk"), **condition).order_by().values("organisation")
    return Coalesce(Subquery(rows.annotate(number=Count(column, distinct=True)).values("number")), 0)


def partners(request: HttpRequest) -> HttpResponse:
    tier = PartnershipTier.objects.filter(partnership__organisation=OuterRef("pk"), ends_on="").order_by("-pk")
    met = Participant.objects.filter(
        organisation=OuterRef("pk"), engagement__held_on_last__lte=timezone.localdate()
    ).order_by("-engagement__held_on_last")
    rows = visible(partners_query().filter(archived_at=None), directory.organisations, request).annotate(
        tier=Coalesce(Subquery(tier.values("tier")[:1]), Value("")),
        agreement_count=_count_of(AgreementParty, "agreement"),
        promise_count=_count_of(InitiativeParty, "initiative", initiative__stage__in=OPEN_STAGES),
        last_contact=Subquery(met.values("engagement__held_on_last")[:1]),
    )
    countries = rows.exclude(country="").values("country").distinct().count()
    total = rows.count()
    summary = _("Partners: %(partners)s · countries: %(countries)s") % {"partners": total, "countries": countries}
    actions = [{"label": _("New partner"), "url": reverse("web:partner_new"), "icon": "plus", "primary": True}]
    may_add = directory.partnerships.may_add(user_of(request))
    return PARTNERS.respond(request, rows, summary=summary, actions=actions if may_add else [])


PEOPLE = ListPage(
    title=gettext_lazy("People"),
    placeholder=gettext_lazy("Name or position"),
    sort="family_name,given_name",
    words=lambda words: (
        Q(family_name__icontains=words)
        | Q(given_name__icontains=words)
        | Q(pk__in=Person.objects.filter(positions__title__icontains=words).values("pk"))
    ),
    columns=[
        Col(gettext_lazy("Name"), lambda p: {"text": str(p)}, sort="family_name"),
        Col(
            gettext_lazy("Position"),
            lambda p: {"text": "; ".join(dict.fromkeys(x.title for x in p.positions.all() if x.title))},
        ),
        Col(
            gettext_lazy("Organisation"),
            lambda p: {"text": together(str(x.organisation) for x in p.positions.all() if x.organisation)},
        ),
    ],
    prefetch=["positions__organisation"],
    empty={
        "title": gettext_lazy("Nobody on record"),
        "icon": "users",
        "action": gettext_lazy("Go to intake"),
        "url": "/intake/",
        "text": gettext_lazy("People come in with the documents that name them."),
    },
)


def people(request: HttpRequest) -> HttpResponse:
    return PEOPLE.respond(request, visible(Person.objects.filter(archived_at=None), directory.people, request))


AGREEMENTS = ListPage(
    title=gettext_lazy("Agreements"),
    placeholder=gettext_lazy("Title, reference or party"),
    sort="-signed_on_first",
    words=lambda words: (
        Q(title__icontains=words)
        | Q(reference__icontains=words)
        | Q(Exists(AgreementParty.objects.filter(_organisation_words(words, "organisation"), agreement=OuterRef("pk"))))
    ),
    columns=[
        Col(gettext_lazy("Agreement"), lambda a: {"text": agreement_title(a), "detail": a.reference}),
        Col(
            gettext_lazy("Status"),
            lambda a: {
                "text": a.get_status_display(),
                "chip": True,
                "tone": {"signed": "good", "terminated": "bad"}.get(a.status, ""),
            },
            sort="status",
        ),
        Col(gettext_lazy("Signed"), lambda a: {"text": dates.full(a.signed_on)}, sort="signed_on_first"),
        Col(gettext_lazy("In force until"), lambda a: {"text": dates.full(a.ends_on)}, sort="ends_on_last"),
    ],
    facets=[
        Facet("status", gettext_lazy("Status"), "status", _label(AgreementStatus)),
        Facet("kind", gettext_lazy("Kind"), "kind", _label(AgreementKind)),
    ],
    prefetch=["parties__organisation"],
    empty={
        "title": gettext_lazy("No agreement on record"),
        "icon": "scroll-text",
        "action": gettext_lazy("Go to intake"),
        "url": "/intake/",
        "text": gettext_lazy("Hand in a document that speaks of one."),
    },
)


def agreements(request: HttpRequest) -> HttpResponse:
    return AGREEMENTS.respond(
        request, visible(Agreement.objects.filter(archived_at=None), agreements_policies.agreements, request)
    )


ENGAGEMENTS = ListPage(
    title=gettext_lazy("Engagement"),
    placeholder=gettext_lazy("Title, city or participant"),
    sort="-held_on_last",
    words=lambda words: (
        Q(title__icontains=words)
        | Q(city__icontains=words)
        | Q(
            Exists(
                Participant.objects.filter(
                    _organisation_words(words, "organisation") | Q(person__family_name__icontains=words),
                    engagement=OuterRef("pk"),
                )
            )
        )
    ),
    columns=[
        Col(gettext_lazy("Occasion"), lambda e: {"text": engagement_title(e), "detail": e.city}),
        Col(gettext_lazy("Date"), lambda e: {"text": held(e)}, sort="held_on_last"),
        Col(gettext_lazy("Kind"), lambda e: {"text": e.get_kind_display()}, sort="kind"),
        Col(gettext_lazy("Format"), lambda e: {"text": e.get_format_display()}),
    ],
    facets=[
        Facet("kind", gettext_lazy("Kind"), "kind", _label(EngagementKind)),
        Facet("city", gettext_lazy("City"), "city"),
    ],
    prefetch=["participants__organisation", "sessions"],
    empty={
        "title": gettext_lazy("No meeting on record"),
        "icon": "calendar",
        "action": gettext_lazy("Go to intake"),
        "url": "/intake/",
        "text": gettext_lazy("Hand in the news or minutes of your last meeting."),
    },
)


def engagements(request: HttpRequest) -> HttpResponse:
    rows = visible(Engagement.objects.filter(archived_at=None, series=None), engagement_policies.engagements, request)
    return ENGAGEMENTS.respond(request, rows)


PROMISES = ListPage(
    title=gettext_lazy("Promises"),
    placeholder=gettext_lazy("What was promised, or with whom"),
    sort="-stage_on_last",
    words=lambda words: (
        Q(title__icontains=words)
        | Q(
            Exists(
                InitiativeParty.objects.filter(_organisation_words(words, "organisation"), initiative=OuterRef("pk"))
            )
        )
    ),
    columns=[
        Col(
            gettext_lazy("Promise"),
            lambda i: {
                "text": i.title,
                "detail": promised_with(i),
            },
            sort="title",
        ),
        Col(
            gettext_lazy("Stage"),
            lambda i: {
                "text": i.get_stage_display(),
                "chip": True,
                "tone": "accent" if i.stage == Stage.RUNNING else "",
            },
            sort="stage",
        ),
        Col(gettext_lazy("Would become"), lambda i: {"text": i.get_activity_kind_display()}),
        Col(gettext_lazy("Since"), lambda i: {"text": dates.full(i.stage_on)}, sort="stage_on_last"),
        Col(
            gettext_lazy("Silent"),
            lambda i: _silence(i.stage_on_last if i.stage in OPEN_STAGES else None),
            numeric=True,
        ),
    ],
    facets=[
        Facet("stage", gettext_lazy("Stage"), "stage", _label(Stage)),
        Facet("kind", gettext_lazy("Would become"), "activity_kind", _label(ActivityKind)),
    ],
    narrow={
        "partner": lambda key: (
            Q(Exists(InitiativeParty.objects.filter(initiative=OuterRef("pk"), organisation=int(key))))
            if key.isdigit()
            else Q()
        )
    },
    prefetch=["parties__organisation"],
    empty={
        "title": gettext_lazy("Nobody has promised anything"),
        "icon": "handshake",
        "action": gettext_lazy("Go to intake"),
        "url": "/intake/",
        "text": gettext_lazy("What a meeting brings up belongs here, so that it is not forgotten."),
    },
)


def promises(request: HttpRequest) -> HttpResponse:
    rows = visible(Initiative.objects.filter(archived_at=None), engagement_policies.initiatives, request)
    return PROMISES.respond(request, rows)

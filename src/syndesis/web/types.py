"""The addresses of each declared type, derived from its declaration."""

from django.urls import URLPattern, path

from syndesis.activities.objects import ActivityType, FacilityType, GrantType, MobilityCountType, MobilityType
from syndesis.activities.objects.publications import PublicationType
from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import PartnerType
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.objects import ObjectType
from syndesis.web.activity_views.list import ActivitiesView
from syndesis.web.agreement_views.list import AgreementsView
from syndesis.web.engagement.counts import EngagementsView
from syndesis.web.mobility.lists import MovingView
from syndesis.web.money.facilities import FacilitiesView
from syndesis.web.money.sums import GrantsView
from syndesis.web.promises.list import PromisesView
from syndesis.web.publications.list import PublicationsView
from syndesis.web.views import lists
from syndesis.web.views.actions import ActionsView
from syndesis.web.views.bulk import BulkView
from syndesis.web.views.list_views import ViewsView
from syndesis.web.views.past import PastExportView, PastView
from syndesis.work.objects import ActionType

LISTS: dict[type[ObjectType], type[lists.ListView]] = {
    PartnerType: lists.PartnersView,
    ActionType: ActionsView,
    PromiseType: PromisesView,
    EngagementType: EngagementsView,
    AgreementType: AgreementsView,
    PublicationType: PublicationsView,
    ActivityType: ActivitiesView,
    MobilityType: MovingView,
    MobilityCountType: MovingView,
    GrantType: GrantsView,
    FacilityType: FacilitiesView,
}
"""Lists that say more around their rows than the declaration does."""


def list_urls(kind: type[ObjectType]) -> list[URLPattern]:
    """The list of a type and what belongs to it: `web:partners`, `web:partners_export`, …"""
    base, many = kind.path or kind.many, kind.many
    return [
        path(f"{base}/", LISTS.get(kind, lists.ListView).as_view(kind=kind), name=many),
        path(f"{base}/export/<str:form>/", lists.ExportView.as_view(kind=kind), name=f"{many}_export"),
        path(f"{base}/past/", PastView.as_view(kind=kind), name=f"{many}_past"),
        path(f"{base}/past/<str:form>/", PastExportView.as_view(kind=kind), name=f"{many}_past_export"),
        path(f"{base}/bulk/", BulkView.as_view(kind=kind), name=f"{many}_bulk"),
        path(f"{base}/views/", ViewsView.as_view(kind=kind), name=f"{many}_views"),
    ]

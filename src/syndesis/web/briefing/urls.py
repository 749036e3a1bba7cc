"""The addresses of briefings."""

from django.urls import path

from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.relations import RegionType
from syndesis.engagement.objects import EngagementType
from syndesis.web.briefing.views import BriefingView

urlpatterns = [
    path("partners/<int:pk>/briefing/", BriefingView.as_view(kind=PartnerType), name="partner_briefing"),
    path("engagement/<int:pk>/briefing/", BriefingView.as_view(kind=EngagementType), name="engagement_briefing"),
    path("regions/<int:pk>/briefing/", BriefingView.as_view(kind=RegionType), name="region_briefing"),
]

"""Addresses of regions, of who answers for what, and of handing it over."""

from django.urls import path

from syndesis.web.views import anniversaries, coordination, handovers, regions

urlpatterns = [
    path("partners/anniversaries/", anniversaries.AnniversariesView.as_view(), name="partners_anniversaries"),
    path("partners/<int:pk>/anniversary/<int:years>/", anniversaries.plan, name="anniversary_plan"),
    path("partners/<int:pk>/coordinators/add/", coordination.add_for_partner, name="coordinator_add"),
    path("regions/<int:pk>/", regions.RegionView.as_view(), name="region"),
    path("regions/<int:pk>/coordinators/add/", coordination.add_for_region, name="region_coordinator_add"),
    path("responsibilities/<int:pk>/", coordination.change, name="responsibility"),
    path("responsibilities/<int:pk>/end/", coordination.end, name="responsibility_end"),
    path("responsibilities/<int:pk>/take-back/", coordination.take_back, name="responsibility_take_back"),
    path("responsibilities/<int:pk>/hand-over/", handovers.start, name="responsibility_hand_over"),
    path("handovers/", handovers.handovers, name="handovers"),
    path("handovers/<int:pk>/", handovers.handover, name="handover"),
    path("handovers/<int:pk>/close/", handovers.close, name="handover_close"),
    path("handovers/<int:pk>/items/add/", handovers.item_add, name="handover_item_add"),
    path("handovers/<int:pk>/items/<int:key>/", handovers.item_tick, name="handover_item"),
]

"""Addresses of engagements besides those that their type has."""

from django.urls import path

from syndesis.web.engagement import counts, entry_views, page, recurring
from syndesis.web.engagement.invitations import InvitationsView, ReplyView

_INVITATIONS = "invitations/"
urlpatterns = [
    path("engagement/counts/", counts.CountsView.as_view(), name="engagements_counts"),
    path("engagement/<int:pk>/", page.engagement, name="engagement"),
    path("engagement/<int:pk>/add/<slug:part>/", entry_views.add, name="engagement_entry_add"),
    path("engagement/<int:pk>/quotations/<int:key>/clear/", entry_views.clear, name="engagement_clear"),
    path(f"engagement/<int:pk>/{_INVITATIONS}", InvitationsView.as_view(), name="engagement_invitations"),
    path(f"engagement/<int:pk>/{_INVITATIONS}<int:key>/", ReplyView.as_view(), name="engagement_reply"),
    path(f"activities/<int:pk>/{_INVITATIONS}", InvitationsView.as_view(place="activity"), name="activity_invitations"),
    path(f"activities/<int:pk>/{_INVITATIONS}<int:key>/", ReplyView.as_view(place="activity"), name="activity_reply"),
    path("engagement/<int:pk>/entries/<slug:part>/<int:key>/", entry_views.entry, name="engagement_entry"),
    path(
        "engagement/<int:pk>/entries/<slug:part>/<int:key>/remove/", entry_views.remove, name="engagement_entry_remove"
    ),
    path("recurring-events/<int:pk>/", recurring.recurring, name="recurring"),
]

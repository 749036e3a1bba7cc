"""Addresses of follow-ups."""

from django.urls import path

from syndesis.web.followups import views

urlpatterns = [
    path("engagement/<int:pk>/follow-up/", views.follow_up, name="engagement_follow_up"),
    path("engagement/<int:pk>/settles/<int:key>/", views.settles, name="engagement_settles"),
    path("actions/<int:pk>/meeting/", views.meeting, name="action_meeting"),
]

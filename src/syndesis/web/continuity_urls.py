"""Addresses of what keeps work going: follow-ups, the calendar, what is sent by itself, handing over all work."""

from syndesis.web.followups.urls import urlpatterns as of_follow_ups

urlpatterns = [*of_follow_ups]

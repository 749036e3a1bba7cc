"""Addresses of one's own calendars."""

from django.urls import path

from syndesis.web.feeds import views

urlpatterns = [
    path("account/calendars/", views.feeds, name="feeds"),
    path("account/calendars/<int:pk>/revoke/", views.revoke, name="feed_revoke"),
]

"""Addresses that other machines read."""

from django.urls import path

from syndesis.exchange import calendars

app_name = "exchange"
urlpatterns = [
    path("calendar/<str:secret>.ics", calendars.feed, name="feed"),
    path("engagement/<int:pk>/calendar.ics", calendars.engagement, name="engagement"),
    path("engagement/<int:pk>/programme.ics", calendars.programme, name="programme"),
]

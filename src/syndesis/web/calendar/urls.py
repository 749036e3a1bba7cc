"""Addresses of the calendar."""

from django.urls import path

from syndesis.web.calendar import views

urlpatterns = [path("calendar/", views.calendar, name="calendar")]

"""Addresses of the further views of activities."""

from django.urls import path

from syndesis.web.activity_views import coverage, time

urlpatterns = [
    path("activities/time/", time.TimeView.as_view(), name="activities_time"),
    path("activities/units/", coverage.CoverageView.as_view(), name="activities_coverage"),
    path("activities/units/<str:form>/", coverage.CoverageFileView.as_view(), name="activities_coverage_file"),
]

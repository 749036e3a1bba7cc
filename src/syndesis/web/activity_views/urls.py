"""Addresses of the further views of activities."""

from django.urls import path

from syndesis.web.activity_views import coverage, graph, time

urlpatterns = [
    path("activities/time/", time.TimeView.as_view(), name="activities_time"),
    path("activities/units/", coverage.CoverageView.as_view(), name="activities_coverage"),
    path("activities/units/<str:form>/", coverage.CoverageFileView.as_view(), name="activities_coverage_file"),
    path("activities/graph/", graph.GraphView.as_view(), name="activities_graph"),
    path("activities/graph/<str:form>/", graph.GraphFileView.as_view(), name="activities_graph_file"),
]

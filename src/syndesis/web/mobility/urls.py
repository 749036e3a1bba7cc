"""Addresses of the figures of mobility."""

from django.urls import path

from syndesis.web.mobility import views

urlpatterns = [
    path("mobility/", views.mobility, name="mobility"),
    path("mobility/export/<str:form>/", views.export, name="mobility_export"),
]

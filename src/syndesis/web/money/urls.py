"""Addresses of what grants come to, and of the catalogue of facilities."""

from django.urls import path

from syndesis.web.money import facilities, sums

urlpatterns = [
    path("grants/money/", sums.SumsView.as_view(), name="grants_money"),
    path("facilities/offered/", facilities.CatalogueView.as_view(), name="facilities_offered"),
]

"""Addresses of the counts of exchange."""

from django.urls import path

from syndesis.web.exchange_counts import views

urlpatterns = [
    path("agreements/exchange/counts/", views.counts, name="exchange_counts"),
    path("agreements/exchange/counts/write/", views.write, name="exchange_counts_write"),
]

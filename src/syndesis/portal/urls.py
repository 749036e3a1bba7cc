"""Addresses of the pages without account."""

from django.urls import path

from syndesis.portal import enquiries, links

app_name = "portal"
urlpatterns = [
    path("link/thanks/", links.thanks, name="thanks"),
    path("link/<str:secret>/", links.link, name="link"),
    path("enquire/", enquiries.enquire, name="enquire"),
    path("enquire/thanks/", enquiries.enquired, name="enquired"),
]

"""Addresses of the pages without account."""

from django.urls import path

from syndesis.portal import links

app_name = "portal"
urlpatterns = [
    path("link/thanks/", links.thanks, name="thanks"),
    path("link/<str:secret>/", links.link, name="link"),
]

"""The root of all addresses: each delivery package brings its own."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("syndesis.api.urls")),
    path("", include("syndesis.portal.urls")),
    path("", include("syndesis.exchange.urls")),
    path("", include("syndesis.web.urls")),
]

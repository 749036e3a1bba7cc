"""The root of all addresses: each delivery package brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("syndesis.web.urls")),
]

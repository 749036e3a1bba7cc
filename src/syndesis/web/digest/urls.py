"""Addresses of the digest."""

from django.urls import path

from syndesis.web.digest import views

urlpatterns = [
    path("account/digest/", views.rhythm, name="digest_rhythm"),
    path("digest/stop/<str:token>/", views.stop, name="digest_stop"),
]

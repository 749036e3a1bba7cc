"""Addresses of agreements besides those that their type has."""

from django.urls import path

from syndesis.web.agreements import page, signing

urlpatterns = [
    path("agreements/<int:pk>/", page.agreement, name="agreement"),
    path("agreements/<int:pk>/signatories/", signing.sign, name="agreement_sign_for"),
    path("agreements/<int:pk>/signatories/<int:key>/remove/", signing.unsign, name="agreement_unsign"),
]

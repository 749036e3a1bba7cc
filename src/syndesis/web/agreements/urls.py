"""Addresses of agreements besides those that their type has."""

from django.urls import path

from syndesis.web.agreements import alike, numbering, page, signing

urlpatterns = [
    path("agreements/like/", alike.like_typed, name="agreements_like"),
    path("agreements/<int:pk>/", page.agreement, name="agreement"),
    path("agreements/<int:pk>/signatories/", signing.sign, name="agreement_sign_for"),
    path("agreements/<int:pk>/signatories/<int:key>/remove/", signing.unsign, name="agreement_unsign"),
    path("settings/agreements/numbering/", numbering.numbering, name="settings_numbering"),
]

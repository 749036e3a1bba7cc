"""Addresses of proposals, beside those that every type has."""

from django.urls import path

from syndesis.web.proposals import addressing, recipient, texts, views

_ONE = "proposals/<int:pk>/recipients/<int:key>/"
urlpatterns = [
    path("proposals/<int:pk>/", views.proposal, name="proposal"),
    path("proposals/<int:pk>/answers/", views.answers, name="proposal_answers"),
    path("proposals/<int:pk>/recipients/", addressing.addressing, name="proposal_addressing"),
    path("proposals/<int:pk>/texts/", texts.texts, name="proposal_texts"),
    path(_ONE, recipient.recipient, name="proposal_recipient"),
    path(f"{_ONE}answer/", views.answer, name="proposal_answer"),
    path(f"{_ONE}promise/", recipient.promise, name="proposal_promise"),
    path(f"{_ONE}take-off/", recipient.take_off, name="proposal_take_off"),
    path(f"{_ONE}wishes/<int:part_key>/remove/", recipient.wish_remove, name="proposal_wish_remove"),
    path(f"{_ONE}companies/<int:part_key>/remove/", recipient.company_remove, name="proposal_company_remove"),
]

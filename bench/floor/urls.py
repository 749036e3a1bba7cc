"""Addresses of the bare views: those of ours, so that both are asked the same."""

from django.urls import path

from bench.floor import board, lists, partner, search, writing

urlpatterns = [
    path("partners/", lists.partners),
    path("agreements/", lists.agreements),
    path("engagements/", lists.engagements),
    path("promises/", lists.promises),
    path("promises/board/", board.board),
    path("promises/report/", board.report),
    path("partners/<int:pk>/", partner.partner),
    path("search/", search.search),
    path("json/partners/", lists.partners_as_json),
    path("json/agreements/", lists.agreements_as_json),
    path("json/engagements/", lists.engagements_as_json),
    path("json/promises/", lists.promises_as_json),
    path("json/write/", writing.write),
]

"""Addresses of publications beside those of every type."""

from django.urls import path

from syndesis.web.publications import alike
from syndesis.web.publications.bringing_in import BringView, WorksView
from syndesis.web.publications.figures import FiguresView

urlpatterns = [
    path("publications/figures/", FiguresView.as_view(), name="publications_figures"),
    path("publications/works/", BringView.as_view(), name="publications_bring"),
    path("publications/works/<int:pk>/", WorksView.as_view(), name="publications_works"),
    path("publications/alike/", alike.possible, name="publications_alike"),
    path("publications/alike/decide/", alike.decide, name="publications_decide"),
    path("publications/joined/", alike.joined, name="publications_joined"),
    path("publications/joined/<int:pk>/back/", alike.take_back, name="publications_take_back"),
]

"""The addresses of the documents of agreements."""

from django.urls import path

from syndesis.web.papers import views

urlpatterns = [
    path("agreements/<int:pk>/papers/", views.papers, name="agreement_papers"),
    path("agreements/<int:pk>/papers/compare/", views.compare, name="agreement_papers_compare"),
    path("agreements/<int:pk>/papers/<int:key>/", views.paper, name="agreement_paper"),
]

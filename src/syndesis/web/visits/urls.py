"""The addresses of visits and their templates."""

from django.urls import path

from syndesis.web.visits import templates, views

urlpatterns = [
    path("engagement/visit-templates/", templates.templates, name="visit_templates"),
    path("engagement/visit-templates/<slug:guest_kind>/<slug:direction>/", templates.template, name="visit_template"),
    path(
        "engagement/visit-templates/<slug:guest_kind>/<slug:direction>/forget/",
        templates.forget,
        name="visit_template_forget",
    ),
    path("engagement/<int:pk>/visit/", views.visit, name="visit"),
    path("engagement/<int:pk>/visit/prepare/", views.prepare, name="visit_prepare"),
    path("engagement/<int:pk>/programme.pdf", views.programme, name="programme"),
]

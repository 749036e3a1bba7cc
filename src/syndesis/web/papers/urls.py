"""The addresses of the documents of agreements."""

from django.urls import path

from syndesis.web.papers import templates, views

urlpatterns = [
    path("agreements/<int:pk>/papers/", views.papers, name="agreement_papers"),
    path("agreements/<int:pk>/papers/compare/", views.compare, name="agreement_papers_compare"),
    path("agreements/<int:pk>/papers/<int:key>/", views.paper, name="agreement_paper"),
    path("agreements/<int:pk>/draft/", views.draft, name="agreement_draft"),
    path("settings/agreement-templates/", templates.templates, name="settings_agreement_templates"),
    path("settings/agreement-templates/<int:pk>/", templates.template, name="settings_agreement_template"),
    path("settings/agreement-templates/<int:pk>/file/", templates.file, name="settings_agreement_template_file"),
]

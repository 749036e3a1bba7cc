"""Addresses of an organisation's deeds."""

from django.urls import path

from syndesis.web.organisation import views

urlpatterns = [
    path("organisations/<int:pk>/rename/", views.rename, name="organisation_rename"),
    path("organisations/<int:pk>/move/", views.move, name="organisation_move"),
    path("organisations/<int:pk>/close/", views.close, name="organisation_close"),
    path("organisations/<int:pk>/reopen/", views.reopen, name="organisation_reopen"),
    path("organisations/<int:pk>/complete/", views.complete, name="organisation_complete"),
]

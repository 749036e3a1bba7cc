"""Addresses of intake."""

from django.urls import path

from syndesis.web.intake import accuracy, batches, names, page

urlpatterns = [
    path("intake/", page.intake, name="intake"),
    path("intake/accuracy/", accuracy.accuracy, name="accuracy"),
    path("intake/names/", names.names, name="learnt_names"),
    path("intake/names/<int:pk>/forget/", names.forget, name="learnt_name_forget"),
    path("intake/batches/<int:pk>/", batches.batch, name="batch"),
]

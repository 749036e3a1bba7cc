"""Addresses of intake."""

from django.urls import path

from syndesis.web.intake import accuracy, batches, names, page
from syndesis.web.views import review

urlpatterns = [
    path("intake/", page.intake, name="intake"),
    path("intake/accuracy/", accuracy.accuracy, name="accuracy"),
    path("intake/names/", names.names, name="learnt_names"),
    path("intake/names/<int:pk>/forget/", names.forget, name="learnt_name_forget"),
    path("intake/batches/<int:pk>/", batches.batch, name="batch"),
    path("intake/<int:pk>/", review.review, name="review"),
    path("intake/<int:pk>/add/", review.add, name="finding_add"),
    path("intake/<int:pk>/accept/", review.accept_above, name="accept_above"),
    path("intake/<int:pk>/again/", review.read_again, name="read_again"),
    path("intake/<int:pk>/undo/", review.undo_all, name="undo_all"),
]

"""Addresses of the review of a document and of its findings."""

from django.urls import path

from syndesis.web.review import deciding, mending, together, whole

urlpatterns = [
    path("intake/<int:pk>/", whole.review, name="review"),
    path("intake/<int:pk>/add/", mending.add, name="finding_add"),
    path("intake/<int:pk>/accept/", whole.accept_above, name="accept_above"),
    path("intake/<int:pk>/findings/accept/", together.accept, name="findings_accept"),
    path("intake/<int:pk>/findings/reject/", together.reject, name="findings_reject"),
    path("intake/<int:pk>/findings/undo/", together.undo, name="findings_undo"),
    path("intake/<int:pk>/again/", whole.read_again, name="read_again"),
    path("intake/<int:pk>/undo/", whole.undo_all, name="undo_all"),
    path("findings/<int:pk>/accept/", deciding.accept, name="finding_accept"),
    path("findings/<int:pk>/reject/", deciding.reject, name="finding_reject"),
    path("findings/<int:pk>/undo/", deciding.undo, name="finding_undo"),
    path("findings/<int:pk>/choose/", deciding.choose, name="finding_choose"),
    path("findings/<int:pk>/join/", mending.join, name="finding_join"),
    path("findings/<int:pk>/split/", mending.split, name="finding_split"),
    path("findings/<int:pk>/correct/", deciding.correct, name="finding_correct"),
]

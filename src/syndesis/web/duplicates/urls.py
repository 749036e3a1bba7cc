"""The addresses of duplicates; before those of records, whose keys are numbers."""

from django.urls import path

from syndesis.web.duplicates import typing, views

urlpatterns = [
    path("duplicates/<slug:many>/", views.duplicates, name="duplicates"),
    path("duplicates/<slug:many>/like/", typing.like_typed, name="duplicates_like"),
    path("duplicates/<slug:many>/apart/", views.apart, name="duplicates_apart"),
    path("duplicates/<slug:many>/apart/<int:pk>/again/", views.again, name="duplicates_again"),
    path("duplicates/<slug:many>/merged/", views.merged, name="duplicates_merged"),
    path("duplicates/<slug:many>/merged/<int:pk>/take-back/", views.back, name="duplicates_take_back"),
    path("duplicates/<slug:many>/<int:pk>/", views.choose, name="duplicates_choose"),
    path("duplicates/<slug:many>/<int:pk>/<int:other>/", views.pair, name="duplicates_pair"),
    path("duplicates/<slug:many>/<int:pk>/<int:other>/apart/", views.hold, name="duplicates_hold"),
]

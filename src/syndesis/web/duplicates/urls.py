"""The addresses of duplicates; before those of records, whose keys are numbers."""

from django.urls import path

from syndesis.web.duplicates import merged, pairs, side_by_side, typing

urlpatterns = [
    path("duplicates/<slug:many>/", pairs.duplicates, name="duplicates"),
    path("duplicates/<slug:many>/like/", typing.like_typed, name="duplicates_like"),
    path("duplicates/<slug:many>/apart/", pairs.apart, name="duplicates_apart"),
    path("duplicates/<slug:many>/apart/<int:pk>/again/", pairs.again, name="duplicates_again"),
    path("duplicates/<slug:many>/merged/", merged.merged, name="duplicates_merged"),
    path("duplicates/<slug:many>/merged/<int:pk>/take-back/", merged.back, name="duplicates_take_back"),
    path("duplicates/<slug:many>/<int:pk>/", side_by_side.choose, name="duplicates_choose"),
    path("duplicates/<slug:many>/<int:pk>/<int:other>/", side_by_side.pair, name="duplicates_pair"),
    path("duplicates/<slug:many>/<int:pk>/<int:other>/apart/", pairs.hold, name="duplicates_hold"),
]

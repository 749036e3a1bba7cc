"""Addresses of the further views of agreements."""

from django.urls import path

from syndesis.web.agreement_views import board, deadlines, on_map, time, tree

urlpatterns = [
    path("agreements/time/", time.TimeView.as_view(), name="agreements_time"),
    path("agreements/tree/", tree.TreeView.as_view(), name="agreements_tree"),
    path("agreements/deadlines/", deadlines.DeadlinesView.as_view(), name="agreements_deadlines"),
    path("agreements/ending/", board.BoardView.as_view(), name="agreements_ending"),
    path("agreements/map/", on_map.MapView.as_view(), name="agreements_map"),
    path("agreements/map/points/", on_map.PointsView.as_view(), name="agreements_points"),
]

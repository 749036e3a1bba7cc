"""Addresses of the pages of promises that are made by hand."""

from django.urls import path

from syndesis.web.promises import board, introducing, limits, moving, page, reports

urlpatterns = [
    path("promises/<int:pk>/", page.promise, name="promise"),
    path("introductions/possible/", introducing.possible, name="introductions_possible"),
    path("promises/board/", board.BoardView.as_view(), name="promises_board"),
    path("promises/silence/", limits.limits, name="settings_silence"),
    path("promises/report/", reports.report, name="promises_report"),
    path("promises/report/export/<str:form>/", reports.export, name="promises_report_export"),
    path("promises/<int:pk>/move/", moving.move, name="promise_move"),
    path("promises/<int:pk>/moved-back/", moving.move_back, name="promise_move_back"),
]

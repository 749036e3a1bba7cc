"""The addresses of quick entry."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from syndesis.engagement.objects import EngagementType
from syndesis.web.quick import views

urlpatterns = [
    path("engagement/quick/", login_not_required(views.QuickView.as_view(kind=EngagementType)), name="quick"),
    path("engagement/calendar-entry/", views.calendar_entry, name="quick_entry"),
    path("engagement/<int:pk>/calendar-entry/", views.update, name="quick_update"),
]

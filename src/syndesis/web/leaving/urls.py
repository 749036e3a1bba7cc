"""Addresses of handing over everything."""

from django.urls import path

from syndesis.web.leaving import views

urlpatterns = [
    path("settings/users/<int:pk>/leaving/", views.leaving, name="user_leaving"),
    path("settings/users/<int:pk>/leaving/<int:deed>/take-back/", views.take_back, name="user_leaving_back"),
]

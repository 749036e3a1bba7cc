"""Addresses of links for counterparts."""

from django.urls import path

from syndesis.web.links import deeds, views

urlpatterns = [
    path("engagement/<int:pk>/links/", views.engagement_links, name="engagement_links"),
    path("links/<int:pk>/revoke/", deeds.revoke, name="link_revoke"),
    path("links/<int:pk>/send/", deeds.send, name="link_send"),
    path("links/<int:pk>/take-all/", deeds.take_all, name="link_take_all"),
    path("statements/<int:pk>/take/", deeds.take, name="statement_take"),
    path("statements/<int:pk>/by-hand/", deeds.by_hand, name="statement_by_hand"),
    path("statements/<int:pk>/dismiss/", deeds.dismiss, name="statement_dismiss"),
]

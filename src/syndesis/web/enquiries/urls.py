"""Addresses of enquiries, beside those that every type has."""

from django.urls import path

from syndesis.web.enquiries import views

urlpatterns = [
    path("enquiries/<int:pk>/", views.enquiry, name="enquiry"),
    path("enquiries/<int:pk>/organisation/", views.choose, name="enquiry_choose"),
    path("enquiries/<int:pk>/take/", views.take, name="enquiry_take"),
    path("enquiries/<int:pk>/answered/", views.answered, name="enquiry_answered"),
    path("enquiries/<int:pk>/dismiss/", views.dismiss, name="enquiry_dismiss"),
    path("enquiries/<int:pk>/erase/", views.erase, name="enquiry_erase"),
    path("enquiries/<int:pk>/reopen/", views.reopen, name="enquiry_reopen"),
    path("enquiries/<int:pk>/promise/", views.promise, name="enquiry_promise"),
]

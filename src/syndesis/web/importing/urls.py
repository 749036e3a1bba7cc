"""Addresses of imports."""

from django.urls import path

from syndesis.web.importing import views

import_urls = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.NewImport.as_view(), name="import_new"),
    path("imports/<int:pk>/", views.ImportView.as_view(), name="import"),
    path("imports/<int:pk>/rows.csv", views.rows_as_csv, name="import_rows"),
]

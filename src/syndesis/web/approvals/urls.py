"""Addresses of approving."""

from django.urls import path

from syndesis.web.approvals import deputies, paths, waiting

urlpatterns = [
    path("approvals/", waiting.approvals, name="approvals"),
    path("account/deputies/", deputies.deputies, name="deputies"),
    path("deputies/<int:pk>/dismiss/", deputies.dismiss, name="deputy_dismiss"),
    path("settings/deputies/", deputies.all_deputies, name="settings_deputies"),
    path("settings/approval-paths/", paths.paths, name="approval_paths"),
    path("settings/approval-paths/adopt/", paths.adopt, name="approval_paths_adopt"),
    path("settings/approval-paths/new/", paths.path, name="approval_path_new"),
    path("settings/approval-paths/<int:pk>/", paths.path, name="approval_path"),
    path("settings/approval-paths/<int:pk>/remove/", paths.remove, name="approval_path_remove"),
]

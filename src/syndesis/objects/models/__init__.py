"""What users keep of their lists, and their imports."""

from syndesis.objects.models.imports import Import, ImportLine, ImportQuestion, ImportState, KnownColumn, Verdict
from syndesis.objects.models.views import ListSetting, SavedView

__all__ = [
    "Import",
    "ImportLine",
    "ImportQuestion",
    "ImportState",
    "KnownColumn",
    "ListSetting",
    "SavedView",
    "Verdict",
]

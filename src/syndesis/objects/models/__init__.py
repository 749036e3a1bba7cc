"""What users keep of their lists."""

from syndesis.objects.models.views import ListSetting, SavedView

__all__ = ["ListSetting", "SavedView"]

"""What can never be merged."""

from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.services import Refused


def refuse_same(kept: Any, gone: Any) -> None:
    if kept.pk == gone.pk:
        raise Refused(_("A record cannot be merged into itself."))


def refuse_merged(kept: Any, gone: Any) -> None:
    """Raises Refused where one of both was merged before, perhaps a moment ago, or lies in the archive."""
    for row in (gone, kept):
        if row.merged_into_id:
            told = _("“%(record)s” was merged into “%(other)s” before. Merge with that one.")
            raise Refused(told % {"record": row, "other": row.merged_into})
        if row.archived_at:
            raise Refused(_("“%(record)s” is in the archive: bring it back first.") % {"record": row})

"""How a field finds the tracks of a marathon: by their own title and that of the marathon."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from syndesis.activities.models import Track
from syndesis.core.models import User
from syndesis.lib.text import normal
from syndesis.objects.references import OPTIONS, Option, Source, keys_by_text, register_source


class TrackSource(Source):
    """Tracks have no list of their own: they are named where their marathon is."""

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        fits = Q(activity__archived_at=None)
        for word in words.split():
            fits &= Q(title__icontains=word) | Q(activity__title__icontains=word)
        return self.described(self.rows(user).filter(fits).order_by("-pk")[:OPTIONS])

    def named(self, user: User, text: str, besides: int | None = None) -> list[Option]:
        return [each for each in self.options(user, text, besides) if normal(each.label) == normal(text)]

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        return keys_by_text(self.rows(user).values_list("title", "pk"), texts)

    def described(self, rows: Iterable[Any]) -> list[Option]:
        if isinstance(rows, QuerySet):
            rows = rows.select_related("activity")
        return [Option(str(row.pk), row.title, row.activity.title) for row in rows]

    def _prefetch(self) -> tuple[str, ...]:
        return ()


register_source(TrackSource(Track, "tracks", "layers"))

"""What was changed about a user, in words: themselves, and what they answer for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.history.undo import image_of
from syndesis.core.models import HistoryEvent, Operation, Role, User
from syndesis.directory.models import Organisation, Region, Responsibility

SHOWN = 200
LABELS = {
    "display_name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail address"),
    "role": gettext_lazy("Role"),
    "language": gettext_lazy("Language"),
}
Image = Mapping[str, Any]


def user_history(user: User) -> list[dict[str, Any]]:
    """The events, newest first, as `ui/lines.html` takes them."""
    label = Responsibility._meta.label_lower
    keys = {
        *Responsibility.objects.filter(user=user).values_list("pk", flat=True),
        *HistoryEvent.objects.filter(model=label, old__user_id=user.pk).values_list("object_id", flat=True),
    }
    about = Q(model=User._meta.label_lower, object_id=user.pk) | Q(model=label, object_id__in=keys)
    events = list(HistoryEvent.objects.filter(about).select_related("change__actor").order_by("-id")[:SHOWN])
    after = _images_after(events)
    subjects = _subjects(image for event in events for image in (image_of(event), after[event.pk]))
    return [_line(event, image_of(event), after[event.pk], subjects) for event in events]


def _images_after(events: list[HistoryEvent]) -> dict[int, Image]:
    """The row as each event left it: as the next event found it, else as it is now; nothing where it was deleted."""
    newest_first: dict[tuple[str, int], Image] = {}
    for model in (User, Responsibility):
        label = model._meta.label_lower
        wanted = [event.object_id for event in events if event.model == label]
        for row in model._default_manager.filter(pk__in=wanted).values():
            newest_first[label, row["id"]] = row
    found: dict[int, Image] = {}
    for event in events:
        key = (event.model, event.object_id)
        found[event.pk] = {} if event.operation == Operation.DELETE else newest_first.get(key, {})
        newest_first[key] = image_of(event)
    return found


def _subjects(images: Iterable[Image]) -> dict[tuple[str, int], str]:
    """Names of the organisations and regions that images of responsibilities point to."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for image in images:
        for column in ("organisation_id", "region_id"):
            if image.get(column):
                wanted[column].add(image[column])
    names = {}
    for column, model in (("organisation_id", Organisation), ("region_id", Region)):
        for row in model._default_manager.filter(pk__in=wanted[column]):
            names[column, row.pk] = str(row)
    return names


def _line(event: HistoryEvent, before: Image, after: Image, subjects: dict[tuple[str, int], str]) -> dict[str, Any]:
    change = event.change
    who = str(change.actor or change.get_source_display()) if change else ""
    what = _responsibility(before, after, subjects) if event.model != User._meta.label_lower else _user(before, after)
    return {
        "title": _(change.reason) if change and change.reason else _("written past the services"),
        "detail": " · ".join(filter(None, (who, *what))),
        "end": date_format(event.at, "DATETIME_FORMAT"),
    }


def _user(before: Image, after: Image) -> list[str]:
    """What changed, as "Role: Viewer → Manager"; of somebody new, what they began as."""
    return [
        _("%(what)s: %(change)s") % {"what": label, "change": _shown(name, before.get(name), after[name])}
        for name, label in LABELS.items()
        if name in after and before.get(name, "") != after[name]
    ]


def _shown(name: str, old: Any, new: Any) -> str:
    words: dict[str, Any] = {"role": dict(Role.choices), "language": dict(settings.LANGUAGES)}.get(name, {})
    return " → ".join(str(words.get(value, value) or "—") for value in ((old, new) if old is not None else (new,)))


def _responsibility(before: Image, after: Image, subjects: dict[tuple[str, int], str]) -> list[str]:
    image = after or before
    country = country_name(image.get("country", ""))
    keys = [(column, image.get(column)) for column in ("organisation_id", "region_id")]
    named = next((subjects[key] for key in keys if key in subjects), country)
    return [named, *([period(image.get("starts_on"), image.get("ends_on"))] if after else [])]


def period(starts_on: Any, ends_on: Any) -> str:
    """ "from 2011", "2011 – June 2014"; nothing where neither day is known."""
    first, last = dates.full(starts_on), dates.full(ends_on)
    if first and last:
        return _("%(first)s – %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(day)s") % {"day": first}
    return _("until %(day)s") % {"day": last} if last else ""

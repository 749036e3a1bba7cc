"""What hangs on a responsibility, and is to be handed over with it.

Each package tells of its own records by a provider that it registers while Django starts: the directory knows neither
agreements nor promises. A provider is asked with a user who answers for just this responsibility, so that the reach of
its records does the finding (`reach.as_if_answering`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.models import User, Visibility
from syndesis.core.policies import reached, records_with_policy
from syndesis.directory.models import Counterpart, Partnership, Responsibility
from syndesis.directory.reach import answered_for, as_if_answering
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action

MOST = 25
"""Things of one sort that are named one by one; the rest is told as a number."""


@dataclass(frozen=True)
class Asked:
    """Of what a provider is asked."""

    responsibility: Responsibility
    bearer: User
    """Somebody who answers for this and nothing else; on no record."""
    on: date
    """The first day of the successor."""


Provider = Callable[[Asked], Iterable[str]]
_providers: list[Provider] = []


def register_hanging(provider: Provider) -> None:
    """Have a package tell what of its own is to be handed over."""
    if provider not in _providers:
        _providers.append(provider)


def hanging_on(responsibility: Responsibility, on: date) -> list[str]:
    """Everything that is to be handed over, in words: what really hangs on it, then what always belongs to it."""
    asked = Asked(responsibility, as_if_answering(responsibility), on)
    found = [
        text
        for provider in (_actions, *_providers, _introductions, _anniversaries, _restricted)
        for text in provider(asked)
    ]
    return [*found, *_standing(asked)]


def listed(words: str, rows: QuerySet[Any], name: Callable[[Any], str]) -> Iterator[str]:
    """Rows as items, "Agreement that ends: …"; of a great many the first, then how many more."""
    some = list(rows[: MOST + 1])
    yield from (words % {"name": name(row)} for row in some[:MOST])
    if len(some) > MOST:
        rest = rows.count() - MOST
        yield words % {"name": ngettext("%(number)s more", "%(number)s more", rest) % {"number": rest}}


def open_actions(responsibility: Responsibility) -> QuerySet[Action]:
    """The open actions of who answers, about what they answer for."""
    if responsibility.user_id is None:
        return Action.objects.none()
    bearer, about = as_if_answering(responsibility), Q(pk__in=[])
    for model in records_with_policy():
        if model is not Action:
            rows = model._default_manager.filter(reached(bearer, model)).order_by().values("pk")
            about |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=rows)
    open_ones = Action.objects.filter(owner=responsibility.user_id, status=ActionStatus.OPEN, archived_at=None)
    return open_ones.filter(about).order_by("due_on_last", "pk")


def _actions(asked: Asked) -> Iterator[str]:
    yield from listed(_("Open action: %(name)s"), open_actions(asked.responsibility), _action_named)


def _action_named(action: Action) -> str:
    return f"{action.title} ({dates.full(action.due_on)})" if action.due_on else action.title


def _introductions(asked: Asked) -> Iterator[str]:
    """Those who look after the relation on the other side."""
    rows = Counterpart.objects.on(asked.on).filter(partnership__organisation__in=answered_for(asked.bearer))
    rows = rows.select_related("person", "partnership__organisation").order_by("partnership__organisation__name", "pk")
    yield from listed(_("Introduce the successor to %(name)s"), rows, lambda row: f"{row.person} ({row.partnership})")


def _anniversaries(asked: Asked) -> Iterator[str]:
    rows = Partnership.objects.filter(organisation__in=answered_for(asked.bearer), archived_at=None)
    ahead = [
        (*found, str(partnership))
        for partnership in rows.exclude(started_on="").select_related("organisation")
        if (found := dates_ahead(partnership, asked.on))
    ]
    for day, years, name in sorted(ahead)[:MOST]:
        words = {"partner": name, "years": years, "day": date_format(day, "DATE_FORMAT")}
        yield _("Anniversary ahead: %(partner)s, %(years)s years on %(day)s") % words


def dates_ahead(partnership: Partnership, since: date) -> tuple[date, int] | None:
    """The next round anniversary of a partnership, where it lies within a year."""
    if partnership.started_on is None:
        return None
    for year in (since.year, since.year + 1):
        years = year - partnership.started_on.year
        day = dates.anniversary(partnership.started_on.first, years)
        if years > 0 and years % 5 == 0 and 0 <= (day - since).days <= 365:
            return day, years
    return None


def _restricted(asked: Asked) -> Iterator[str]:
    """Records that only those responsible see: after the handover nobody else may."""
    number = 0
    for model in records_with_policy():
        number += model._default_manager.filter(
            reached(asked.bearer, model), visibility=Visibility.RESTRICTED, archived_at=None
        ).count()
    if number:
        words = ngettext("%(number)s restricted record", "%(number)s restricted records", number) % {"number": number}
        yield _("Talk over what is restricted: %(records)s") % {"records": words}


def _standing(asked: Asked) -> Sequence[str]:
    """What belongs to every handover."""
    subject = asked.responsibility.subject
    return [
        _("Tell the partners and the units of ours who it is from now on: %(subject)s") % {"subject": subject},
        _("Hand over correspondence, files and calendars"),
        _("Say what is promised by word of mouth only"),
        _("Meet once more after a month"),
    ]


def held_alone(user: User) -> list[Responsibility]:
    """What a user answers for today or from a later day on, and nobody else does: it would be left to nobody."""
    rows = Responsibility.objects.filter(user=user).select_related("organisation", "region")
    left = []
    for row in rows:
        if row.ends_on and row.ends_on.last < timezone.localdate():
            continue
        others = (
            Responsibility.objects.on(timezone.localdate())
            .exclude(user=user)
            .filter(
                Q(user__is_active=True) | Q(user=None),
                organisation=row.organisation,
                region=row.region,
                country=row.country,
            )
        )
        if not others.exists():
            left.append(row)
    return left

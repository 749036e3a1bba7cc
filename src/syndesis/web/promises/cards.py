"""The cards of the board, in words: what was promised, with whom, by whom, and for how long nobody spoke of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.directory.choices import NameKind
from syndesis.directory.models import OrganisationName, Person
from syndesis.directory.wording import is_open, together
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import Initiative

Shown = dict[str, Any]


def short_names(promises: Iterable[Initiative]) -> dict[int, str]:
    """The acronyms of the organisations that promises concern, which the cards have room for."""
    keys = {party.organisation_id for promise in promises for party in promise.parties.all()}
    rows = OrganisationName.objects.filter(organisation__in=keys, kind=NameKind.ACRONYM).order_by("-pk")
    return dict(rows.values_list("organisation_id", "text"))


def cards_of(
    promises: Sequence[Initiative], short: dict[int, str], late: set[int], today: date, changeable: set[int]
) -> list[Shown]:
    """`late` are the keys of those that have been silent too long, `changeable` of those that the reader may move."""
    return [_card(each, short, each.pk in late, today, each.pk in changeable) for each in promises]


def _card(promise: Initiative, short: dict[int, str], late: bool, today: date, may_move: bool) -> Shown:
    silent = getattr(promise, "silent_since", None)
    days = (today - silent).days if silent else None
    return {
        "key": promise.pk,
        "stage": promise.stage,
        "title": promise.title,
        "url": promise.get_absolute_url(),
        "detail": " · ".join(filter(None, (_with(promise, short), promise.get_activity_kind_display()))),
        "became": _became(promise),
        "owner": _owners(promise),
        "unowned": promise.owner_id is None and promise.stage in OPEN_STAGES,
        "end": _end(promise, days),
        "late": late,
        "due": _due(promise, today),
        "move_url": reverse("web:promise_move", args=[promise.pk]) if may_move else "",
    }


def _with(promise: Initiative, short: dict[int, str]) -> str:
    parties = [party.organisation for party in promise.parties.all()]
    return together(short.get(each.pk, each.name) for each in parties if not each.is_home and is_open(each))


def _owners(promise: Initiative) -> str:
    """By family name: "Kalikina ↔ Herrero"."""
    return " ↔ ".join(_family(each) for each in (promise.owner, promise.counterpart) if each is not None)


def _family(person: Person) -> str:
    return person.family_name if not person.erased_at and person.family_name else str(person)


def _became(promise: Initiative) -> str:
    if promise.activity_id is not None:
        return _("→ activity")
    return _("→ agreement") if promise.agreement_id is not None else ""


def _end(promise: Initiative, days: int | None) -> str:
    if days is not None:
        return dates.span(days)
    if promise.stage == Stage.DONE and promise.made_on and promise.stage_on:
        return _("kept after %(time)s") % {"time": dates.span((promise.stage_on.last - promise.made_on.first).days)}
    return str(promise.stage_on.year) if promise.stage == Stage.DROPPED and promise.stage_on else ""


def _due(promise: Initiative, today: date) -> Shown | None:
    """When it is due, where somebody has agreed to it."""
    if promise.stage not in (Stage.AGREED, Stage.RUNNING):
        return None
    if promise.due_on is None:
        return {"label": _("undated"), "tone": "warn"} if promise.stage == Stage.AGREED else None
    if promise.due_on.last < today:
        return {"label": _("due %(day)s") % {"day": dates.full(promise.due_on)}, "tone": "bad"}
    return {"label": _("due %(day)s") % {"day": dates.full(promise.due_on)}, "tone": ""}

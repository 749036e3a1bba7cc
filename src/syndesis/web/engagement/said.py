"""What was on the agenda of an engagement, said, decided, promised and gained there, as far as a reader may see it."""

from functools import cached_property
from typing import Any

from django.db.models import Model, Prefetch
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import get_language_info

from syndesis.core.models import User
from syndesis.engagement.choices import AgendaKind, Clearance
from syndesis.engagement.models import (
    AgendaItem,
    AgendaSpeaker,
    Benefit,
    Engagement,
    Initiative,
    Outcome,
    Photograph,
    Quotation,
)
from syndesis.engagement.panels.seen import seen_promises
from syndesis.engagement.services.agenda import CLEARERS
from syndesis.objects.services import seen_by
from syndesis.web.footnotes import Footnotes

Shown = list[dict[str, Any]]
ICONS = {
    AgendaKind.TALK: "message-square",
    AgendaKind.DISCUSSION: "users",
    AgendaKind.SITE_VISIT: "map-pin",
    AgendaKind.CEREMONY: "flag",
}
TONES = {Clearance.CLEARED: "good", Clearance.REFUSED: "bad", Clearance.UNASKED: ""}


class Said:
    """The rows that belong to one engagement and the promises made there, each table asked once."""

    def __init__(self, engagement: Engagement, reader: User) -> None:
        self.engagement, self.reader = engagement, reader

    def _rows(self, model: type[Model]) -> Any:
        return model._default_manager.filter(seen_by(model, self.reader), engagement=self.engagement)

    @cached_property
    def _agenda(self) -> list[AgendaItem]:
        speakers = AgendaSpeaker.objects.filter(seen_by(AgendaSpeaker, self.reader))
        rows = self._rows(AgendaItem).select_related("venue", "initiative", "proposal")
        return list(rows.prefetch_related(Prefetch("speakers", speakers.select_related("person", "position"))))

    @cached_property
    def _outcomes(self) -> list[Outcome]:
        return list(self._rows(Outcome))

    @cached_property
    def _quotations(self) -> list[Quotation]:
        return list(self._rows(Quotation).select_related("speaker", "position", "translation_of"))

    @cached_property
    def _photographs(self) -> list[Photograph]:
        return list(self._rows(Photograph))

    @cached_property
    def _benefits(self) -> list[Benefit]:
        return list(self._rows(Benefit).select_related("organisation", "person"))

    @cached_property
    def _promises(self) -> list[Initiative]:
        return list(seen_promises(self.reader).filter(engagement=self.engagement).select_related("owner"))

    def records(self) -> list[Model]:
        """All of which documents may say something."""
        return [*self._agenda, *self._outcomes, *self._quotations, *self._benefits, *self._promises]

    def agenda(self, notes: Footnotes) -> Shown:
        several_days = len({item.day for item in self._agenda}) > 1
        return [
            {
                "title": item.title,
                "day": date_format(item.day, "MONTH_DAY_FORMAT") if item.day and several_days else "",
                "hours": "–".join(time_format(each, "H:i") for each in (item.begins_at, item.ends_at) if each),
                "kind": item.get_kind_display(),
                "is_visit": item.kind == AgendaKind.SITE_VISIT,
                "icon": ICONS.get(AgendaKind(item.kind), "circle-dot"),
                "place": item.place,
                "venue": item.venue,
                "promise": item.initiative,
                "proposal": item.proposal,
                "remark": item.remark,
                "speakers": [_speaker(each) for each in item.speakers.all()],
                "footnotes": notes.of(item),
                "url": self._url("agenda", item),
            }
            for item in self._agenda
        ]

    def outcomes(self, notes: Footnotes) -> Shown:
        return [
            {"text": row.text, "count": row.count, "footnotes": notes.of(row), "url": self._url("outcomes", row)}
            for row in self._outcomes
        ]

    def quotations(self, notes: Footnotes, *, may_change: bool) -> Shown:
        may_clear = may_change and self.reader.role in CLEARERS
        return [
            {
                "text": row.text,
                "language": row.language,
                "language_name": _language(row.language),
                "is_translation": row.translation_of_id is not None,
                "speaker": row.speaker,
                "then": capfirst(row.position.title) if row.position else "",
                "clearance": row.get_clearance_display(),
                "tone": TONES[Clearance(row.clearance)],
                "footnotes": notes.of(row),
                "url": self._url("quotations", row),
                "clear_url": reverse("web:engagement_clear", args=[self.engagement.pk, row.pk]) if may_clear else "",
                "answers": [each for each in Clearance if each != row.clearance] if may_clear else [],
            }
            for row in self._quotations
        ]

    def photographs(self) -> Shown:
        return [
            {
                "source": reverse("web:file", args=[row.document_id]),
                "caption": row.caption,
                "credit": row.credit,
                "consent": row.get_consent_display(),
                "tone": TONES[Clearance(row.consent)],
                "url": self._url("photographs", row),
            }
            for row in self._photographs
        ]

    def benefits(self, notes: Footnotes) -> Shown:
        return [
            {
                "text": row.text,
                "kind": row.get_kind_display(),
                "with": [each for each in (row.person, row.organisation) if each],
                "footnotes": notes.of(row),
                "url": self._url("benefits", row),
            }
            for row in self._benefits
        ]

    def promises(self, notes: Footnotes) -> Shown:
        """As `ui/promises.html` takes them."""
        return [
            {
                "stage": row.stage,
                "stage_label": row.get_stage_display(),
                "title": row.title,
                "url": row.get_absolute_url(),
                "owner": str(row.owner or ""),
                "silent_days": None,
                "footnotes": notes.of(row),
            }
            for row in self._promises
        ]

    def _url(self, part: str, row: Model) -> str:
        return reverse("web:engagement_entry", args=[self.engagement.pk, part, row.pk])


def _speaker(row: AgendaSpeaker) -> dict[str, Any]:
    return {"person": row.person, "then": row.position.title if row.position else "", "talk": row.talk}


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"]) if code else ""
    except KeyError:
        return code

"""What is added to an engagement on its page by a small form each: agenda, outcomes, quotations, and so on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from syndesis.core.attachments import NewFile
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.models import Person
from syndesis.engagement import services
from syndesis.engagement.models import (
    AgendaItem,
    Benefit,
    Engagement,
    Outcome,
    Participant,
    Photograph,
    Quotation,
)
from syndesis.engagement.services.agenda import SPEAKERS
from syndesis.objects.columns import Label
from syndesis.objects.formfields import WantingForm, formfield, offer
from syndesis.objects.forms import made
from syndesis.objects.reference_fields import ReferenceField, ReferencesField
from syndesis.objects.references import source_of
from syndesis.objects.rows_field import RowsField
from syndesis.objects.tables import Counted


class EntryForm(WantingForm):
    """Base of the small forms: of one row that belongs to an engagement."""

    use_required_attribute = False

    def __init__(self, *args: Any, reader: User, engagement: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engagement = engagement
        for name, field in self.fields.items():
            if isinstance(field, RowsField):
                field.reader, field.record = reader, self.instance
                field.counted = Counted([field.table], self.instance)
            elif isinstance(field, ReferenceField):
                field.reader = reader
            elif isinstance(field, forms.ChoiceField):
                offer(field, self.get_initial_for_field(field, name))

    def said(self, by: Actor) -> dict[str, Any]:
        """What a service is to write; records that are only wanted come to be, so that this belongs into the deed."""
        return {name: made(value, by) for name, value in self.cleaned_data.items()}


class ParticipantForm(EntryForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("person") and not cleaned.get("organisation") and not self.errors:
            raise ValidationError(_("Name a person or an organisation."))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"person", "organisation"}


class AgendaForm(EntryForm):
    speakers = ReferencesField(source=source_of(Person), label=_("Speakers"), required=False)


class AgendaItemForm(EntryForm):
    """The same of an item that is there: each speaker with the talk and the position held then."""

    speakers = RowsField(table=SPEAKERS)


class PhotographForm(EntryForm):
    file = forms.FileField(label=_("Picture"), help_text=_("JPEG, PNG or WebP."))


def _add_agenda_item(by: Actor, engagement: Engagement, data: dict[str, Any]) -> Any:
    return services.add_agenda_item(by=by, engagement=engagement, **data)


def _add_photograph(by: Actor, engagement: Engagement, data: dict[str, Any]) -> Any:
    file = data.pop("file")
    return services.add_photograph(by=by, engagement=engagement, given=NewFile(file.name, file.read()), **data)


def _revise_agenda_item(by: Actor, item: Any, data: dict[str, Any]) -> Any:
    speakers = data.pop("speakers")
    services.revise_entry(item, by=by, **data)
    if speakers is not None:
        services.set_speakers(item, speakers, by=by)


def _revise(by: Actor, row: Any, data: dict[str, Any]) -> Any:
    return services.revise_entry(row, by=by, **data)


@dataclass(frozen=True)
class Part:
    """A sort of rows: their table, the form of a new one and of one that is there, and how each is written."""

    name: str
    """In addresses; also the place on the page, and how the engagement has them."""
    model: type[Model]
    fields: tuple[str, ...]
    add: Callable[[Actor, Engagement, dict[str, Any]], Any]
    button: Label
    base: type[EntryForm] = EntryForm
    base_there: type[EntryForm] = EntryForm
    revise: Callable[[Actor, Any, dict[str, Any]], Any] = _revise
    remove: Callable[..., None] = services.remove_entry
    more: tuple[str, ...] = ()
    """Fields that only the form of one that is there has."""

    def form(self, *, there: bool = False) -> type[EntryForm]:
        fields = [*self.fields, *(self.more if there else ())]
        meta = type("Meta", (), {"model": self.model, "fields": fields, "formfield_callback": staticmethod(formfield)})
        made_so: type[EntryForm] = type(
            f"{self.model.__name__}Entry", (self.base_there if there else self.base,), {"Meta": meta}
        )
        return made_so


PARTS = {
    part.name: part
    for part in (
        Part(
            "participants",
            Participant,
            ("person", "organisation", "role", "position_then"),
            lambda by, engagement, data: services.add_participant(by=by, engagement=engagement, **data),
            _("Add a participant"),
            ParticipantForm,
            ParticipantForm,
            more=("position", "rank", "format"),
        ),
        Part(
            "agenda",
            AgendaItem,
            ("title", "kind", "day", "begins_at", "ends_at", "venue", "place"),
            _add_agenda_item,
            _("Add an item"),
            AgendaForm,
            AgendaItemForm,
            _revise_agenda_item,
            more=("initiative", "proposal", "order", "remark"),
        ),
        Part(
            "outcomes",
            Outcome,
            ("text", "count"),
            lambda by, engagement, data: services.note_outcome(by=by, engagement=engagement, **data),
            _("Add an outcome"),
        ),
        Part(
            "quotations",
            Quotation,
            ("speaker", "text", "language"),
            lambda by, engagement, data: services.quote(by=by, engagement=engagement, **data),
            _("Add a quotation"),
            more=("position",),
        ),
        Part(
            "benefits",
            Benefit,
            ("kind", "text", "organisation", "person"),
            lambda by, engagement, data: services.note_benefit(by=by, engagement=engagement, **data),
            _("Add a benefit"),
        ),
        Part(
            "photographs",
            Photograph,
            ("caption", "credit", "consent"),
            _add_photograph,
            _("Add a photograph"),
            PhotographForm,
            remove=services.remove_photograph,
            more=("order",),
        ),
    )
}

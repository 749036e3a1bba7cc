"""The form of a meeting that is written down quickly."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.forms import PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import Direction, EngagementKind, Format, OwedBy
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.forms import FormSection, made
from syndesis.objects.reference_fields import ReferencesField
from syndesis.objects.references import source_of

_VISITS = {direction.value: direction for direction in Direction}
MOST_LINES, LONGEST_LINE = 50, 300


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = [" ".join(line.split()).removeprefix("- ") for line in str(super().to_python(value) or "").splitlines()]
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_LINES:
            raise ValidationError(_("These are more than %(most)s lines."), params={"most": MOST_LINES})
        for number, line in enumerate(value, 1):
            if len(line) > LONGEST_LINE:
                told = {"number": number, "most": LONGEST_LINE}
                raise ValidationError(_("Line %(number)s is longer than %(most)s characters."), params=told)


def _kinds() -> list[tuple[str, Any]]:
    """Meetings first, a visit by who came to whom, a series not: it has sessions."""
    others = [(kind.value, kind.label) for kind in EngagementKind]
    left_out = {EngagementKind.SERIES, EngagementKind.VISIT, EngagementKind.OTHER, EngagementKind.SCHOOL}
    others = [(value, label) for value, label in others if value not in left_out]
    visit = EngagementKind.VISIT.label
    visits = [(key, format_lazy("{}: {}", visit, each.label)) for key, each in _VISITS.items()]
    return [others[0], *visits, *others[1:], (EngagementKind.OTHER.value, EngagementKind.OTHER.label)]


class QuickForm(forms.Form):
    """Who met whom and when; all else may be left blank."""

    organisations = ReferencesField(source=source_of(Organisation), label=gettext_lazy("With whom"))
    held_on = PartialDateFormField(label=gettext_lazy("When"))
    begins_at = forms.TimeField(
        label=gettext_lazy("Begins at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it was"), choices=_kinds)
    title = forms.CharField(label=gettext_lazy("About"), max_length=300, required=False)
    people = ReferencesField(source=source_of(Person), label=gettext_lazy("Who took part"), required=False)
    newcomers = LinesField(
        label=gettext_lazy("Who is not on record yet"),
        required=False,
        help_text=gettext_lazy("One on a line: name, position. They are taken to be of the first organisation."),
    )
    outcomes = LinesField(
        label=gettext_lazy("What was decided"), required=False, help_text=gettext_lazy("One on a line.")
    )
    ours = LinesField(
        label=gettext_lazy("What we promised"), required=False, help_text=gettext_lazy("One promise on a line.")
    )
    theirs = LinesField(label=gettext_lazy("What they promised"), required=False)
    next_step = forms.CharField(
        label=gettext_lazy("My next step"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Becomes an action of yours."),
    )
    next_due = PartialDateFormField(label=gettext_lazy("Until"), required=False)
    notes = forms.CharField(
        label=gettext_lazy("Notes"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )
    city = forms.CharField(max_length=120, required=False, widget=forms.HiddenInput)
    link = forms.URLField(max_length=500, required=False, widget=forms.HiddenInput, assume_scheme="https")
    until = forms.DateField(required=False, widget=forms.HiddenInput)
    ends_at = forms.TimeField(required=False, widget=forms.HiddenInput)
    timezone = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    uid = forms.CharField(max_length=255, required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, user: User, initial: Mapping[str, Any]) -> None:
        today = PartialDate.of(timezone.localdate())
        super().__init__(data, initial={"held_on": today, **initial})
        for name in ("organisations", "people"):
            self.fields[name].reader = user  # type: ignore[attr-defined]

    @property
    def sections(self) -> list[FormSection]:
        def fields(*names: str) -> list[Any]:
            return [self[name] for name in names]

        return [
            FormSection(_("Meeting"), fields("organisations", "held_on", "begins_at", "kind", "title")),
            FormSection(_("People"), fields("people", "newcomers")),
            FormSection(_("What came of it"), fields("outcomes", "ours", "theirs", "next_step", "next_due", "notes")),
        ]

    def data_for_service(self, by: Actor) -> dict[str, Any]:
        """What `engagement.services.log_meeting` is to write; records that are only wanted come to be."""
        facts = self.cleaned_data
        kind, direction = facts["kind"], ""
        if kind in _VISITS:
            kind, direction = EngagementKind.VISIT, _VISITS[kind]
        online = kind == EngagementKind.ONLINE_MEETING or facts["link"]
        given = {name: facts[name] for name in ("begins_at", "title", "next_step", "next_due", "notes", "city", "link")}
        return given | {
            "organisations": made(facts["organisations"], by),
            "people": made(facts["people"], by),
            "newcomers": facts["newcomers"],
            "held_on": facts["held_on"],
            "held_until": facts["until"] or "",
            "ends_at": facts["ends_at"],
            "timezone": facts["timezone"],
            "calendar_uid": facts["uid"],
            "kind": kind,
            "direction": direction,
            "format": Format.ONLINE if online else "",
            "outcomes": facts["outcomes"],
            "promises": {OwedBy.US: facts["ours"], OwedBy.THEM: facts["theirs"]},
        }

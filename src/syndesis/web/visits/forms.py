"""What people type of a visit, and of the templates of visits."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.engagement.choices import AgendaKind
from syndesis.engagement.models import VisitDetails
from syndesis.engagement.queries.visit_plans import Plan, Slot, Task

LONGEST, MOST = 300, 100
_TASK = re.compile(r"^(?P<after>-)?(?P<days>\d{1,3})\s+(?P<text>\S.*)$")
_SLOT = re.compile(
    r"^(?P<day>\d{1,2})\s+(?:(?P<begins>\d{1,2}:\d\d)(?:\s*[-–]\s*(?P<ends>\d{1,2}:\d\d))?\s+)?"
    r"(?P<kind>[a-z_]+):\s*(?P<text>\S.*)$"
)


class VisitForm(forms.ModelForm[VisitDetails]):
    """What is kept of a visit beside what is kept of every engagement."""

    class Meta:
        model = VisitDetails
        fields = (
            *("guest_kind", "screening", "screening_remark", "letter_sent_on", "interpreting", "needs", "gifts"),
            *("budget", "currency", "paid_by"),
        )
        widgets = {"letter_sent_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def clean_currency(self) -> str:
        currency = str(self.cleaned_data["currency"]).strip().upper()
        if currency and not re.fullmatch(r"[A-Z]{3}", currency):
            raise ValidationError(_("Write the three letters of the currency, as EUR."))
        return currency

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if self.cleaned_data.get("budget") and not self.cleaned_data.get("currency") and "currency" not in self.errors:
            self.add_error("currency", _("Say in which currency the budget is."))
        return data


class TemplateForm(forms.Form):
    """The checklist and the timetable of a kind of guest, in the language that it is read in."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    tasks = forms.CharField(
        label=gettext_lazy("Checklist"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "One on a line: days before the visit, then what is to be done. “-3” is three days after it."
        ),
    )
    slots = forms.CharField(
        label=gettext_lazy("Timetable"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "One on a line: day of the visit, hours, kind and what, as “1 10:00-10:30 ceremony: Welcome”."
        ),
    )

    def __init__(self, data: Any, plan: Plan, language: str) -> None:
        self.plan, self.language = plan, language
        tasks = "\n".join(f"{each.days_before} {each}" for each in plan.tasks)
        slots = "\n".join(f"{each.day} {_hours(each)}{each.kind}: {each}" for each in plan.slots)
        super().__init__(data, initial={"name": str(plan), "tasks": tasks, "slots": slots})

    def clean_tasks(self) -> list[Task]:
        known = {str(each): each.names for each in self.plan.tasks}
        found = []
        for number, line in _lines(self.cleaned_data["tasks"]):
            match = _TASK.match(line)
            if match is None:
                raise _wrong(number, _("write the days first, as “30 Send the letters”"))
            days = int(match["days"]) * (-1 if match["after"] else 1)
            found.append(Task(days, self._names(match["text"], known, number)))
        return found

    def clean_slots(self) -> list[Slot]:
        known = {str(each): each.names for each in self.plan.slots}
        found = []
        for number, line in _lines(self.cleaned_data["slots"]):
            match = _SLOT.match(line)
            if match is None:
                raise _wrong(number, _("write day, hours, kind and what, as “1 10:00-10:30 ceremony: Welcome”"))
            if match["kind"] not in AgendaKind.values:
                raise _wrong(number, _("the kinds are %(kinds)s") % {"kinds": ", ".join(AgendaKind.values)})
            begins, ends = _time(match["begins"], number), _time(match["ends"], number)
            if begins and ends and ends < begins:
                raise _wrong(number, _("it ends before it begins"))
            if not 1 <= int(match["day"]) <= 31:
                raise _wrong(number, _("the days of a visit are 1 to 31"))
            names = self._names(match["text"], known, number)
            found.append(Slot(int(match["day"]), begins, ends, match["kind"], names))
        return found

    def _names(self, text: str, known: dict[str, Any], number: int) -> dict[str, str]:
        """A line that was there keeps its words in the other languages; a new one has the one wording."""
        if len(text) > LONGEST:
            raise _wrong(number, _("it is longer than %(most)s characters") % {"most": LONGEST})
        return dict(known.get(text) or {"en": text, self.language: text})

    def names(self) -> dict[str, str]:
        return {**self.plan.names, self.language: self.cleaned_data["name"]}


def _lines(text: str) -> list[tuple[int, str]]:
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1)]
    found = [(number, line) for number, line in lines if line]
    if len(found) > MOST:
        raise ValidationError(_("These are more than %(most)s lines."), params={"most": MOST})
    return found


def _wrong(number: int, why: str) -> ValidationError:
    return ValidationError(_("Line %(number)s: %(why)s."), params={"number": number, "why": why})


def _time(text: str | None, number: int) -> time | None:
    try:
        return time.fromisoformat(text.zfill(5)) if text else None
    except ValueError:
        raise _wrong(number, _("“%(text)s” is no time of day") % {"text": text}) from None


def _hours(slot: Slot) -> str:
    if slot.begins_at is None:
        return ""
    return f"{slot.begins_at:%H:%M}{f'-{slot.ends_at:%H:%M}' if slot.ends_at else ''} "

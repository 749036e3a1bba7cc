"""What is typed of a path of approval: for which agreements it is, and its steps."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_APPROVAL, AgreementKind, Deciders, RiskLevel
from syndesis.agreements.models import ApprovalPath, ApprovalStep
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home

SPARE = 3
"""Blank rows for further steps."""
STAGES = [(stage.value, stage.label) for stage in IN_APPROVAL if stage != "submitted"]


def language() -> str:
    return (get_language() or "en")[:2]


def renamed(text: str, name: str, names: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The name and its translations, once it is changed in the language of the page."""
    if language() == "en" or not name:
        return text, names if text == name else {}
    return name, names | {language(): text}


class PathForm(forms.ModelForm[ApprovalPath]):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("any")), *AgreementKind.choices]
    )
    risk_from = forms.TypedChoiceField(
        label=gettext_lazy("Risk from"),
        choices=[(RiskLevel.NONE.value, gettext_lazy("any")), *RiskLevel.choices[1:]],
        coerce=int,
        help_text=gettext_lazy("The highest risk of its parties outside our institution, as assessed."),
    )

    class Meta:
        model = ApprovalPath
        fields = ("name", "kind", "unit", "risk_from", "for_renewals", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = home()
        units = Organisation.objects.filter(path__startswith=ours.path) if ours else Organisation.objects.none()
        self.fields["unit"].queryset = units.filter(archived_at=None).order_by("name")  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = str(_("any"))  # type: ignore[attr-defined]
        self.known = (self.instance.name, dict(self.instance.names))
        self.initial["name"] = str(self.instance)

    def written(self) -> dict[str, Any]:
        name, names = renamed(self.cleaned_data["name"], *self.known)
        return {**self.cleaned_data, "name": name, "names": names}


class StepForm(forms.Form):
    """A row; left blank, it is none. `was` is the step that it shows, whose translations it keeps."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    order = forms.IntegerField(label=gettext_lazy("Number"), required=False, min_value=1, max_value=99)
    name = forms.CharField(label=gettext_lazy("Step"), required=False, max_length=200)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), required=False, choices=[("", "—"), *STAGES])
    decided_by = forms.ChoiceField(
        label=gettext_lazy("Decided by"), required=False, choices=Deciders.choices, initial=Deciders.MANAGERS
    )
    user = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Person"), required=False, empty_label="—")
    days = forms.IntegerField(label=gettext_lazy("Days"), required=False, min_value=1, max_value=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, invited_at=None).order_by("display_name", "username")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("name"):
            for name in ("order", "stage", "decided_by"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Say this too."))
            if data.get("decided_by") == Deciders.USER and not data.get("user") and "user" not in self.errors:
                self.add_error("user", _("Say who decides."))
        return data


class Steps(forms.BaseFormSet[StepForm]):
    def clean(self) -> None:
        if not any(self.errors) and not any(form.cleaned_data.get("name") for form in self.forms):
            raise ValidationError(_("A path needs a step, one at least."))

    def written(self, known: Sequence[ApprovalStep]) -> list[dict[str, Any]]:
        """The steps as the service takes them, in their order."""
        found, held = [], {row.pk: row for row in known}
        for form in self.forms:
            data = dict(form.cleaned_data)
            if not data.get("name"):
                continue
            row = held.get(data.pop("was") or 0)
            name, names = renamed(data["name"], row.name if row else "", dict(row.names) if row else {})
            if data["decided_by"] != Deciders.USER:
                data["user"] = None
            found.append(data | {"name": name, "names": names})
        return sorted(found, key=lambda step: step["order"])


StepSet = forms.formset_factory(StepForm, formset=Steps, extra=SPARE, max_num=30)


def first_values(steps: Sequence[ApprovalStep]) -> list[dict[str, Any]]:
    return [
        {
            "was": row.pk,
            "order": row.order,
            "name": str(row),
            "stage": row.stage,
            "decided_by": row.decided_by,
            "user": row.user_id,
            "days": row.days,
        }
        for row in steps
    ]

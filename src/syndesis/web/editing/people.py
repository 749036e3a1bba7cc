"""A new person: who they are, what they are where, and how they are reached, in one go."""

from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.choices import ContactKind
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PersonType
from syndesis.objects.forms import FormSection, RecordForm, form_class, prefilled
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of
from syndesis.web.editing.views import NewView


@cache
def person_form() -> type[RecordForm]:
    """The form of the type, with the one position and the one address that are asked of nearly everybody; further ones
    are rows below."""

    class NewPersonForm(form_class(PersonType, new=True)):  # type: ignore[misc]
        position = forms.CharField(label=_("Position"), max_length=300, required=False)
        employer = ReferenceField(source=source_of(Organisation), label=_("Organisation"), required=False)
        position_since = PartialDateFormField(label=_("Since"), required=False)
        email = forms.EmailField(label=_("E-mail"), required=False)

        @property
        def sections(self) -> list[FormSection]:
            who, *others = super().sections
            what = [self["position"], self["employer"], self["position_since"], self["email"]]
            return [who, FormSection(_("What they are, and where"), what), *others]

        def data_for_service(self, by: Actor, *args: Any) -> dict[str, Any]:
            data = super().data_for_service(by, *args)
            if email := data.pop("email", ""):
                known = {"kind": ContactKind.EMAIL, "value": email, "is_preferred": True}
                data["contacts"] = [known, *(data.get("contacts") or [])]
            return data

    return NewPersonForm


class NewPersonView(NewView):
    """Who comes without a given name, as in a list of participants, comes so."""

    kind = PersonType

    def form(self, user: User, data: QueryDict | None, given: QueryDict) -> RecordForm:
        initial = prefilled(self.kind, given) | {"employer": given.get("employer", "")}
        return person_form()(data, user=user, initial=initial)

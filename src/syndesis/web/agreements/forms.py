"""The small forms of the page of an agreement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from syndesis.agreements.models import Agreement
from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.directory.models import Person
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of


class SignatoryForm(forms.Form):
    """Who signed for which party, as what and when."""

    use_required_attribute = False

    organisation = forms.ChoiceField(label=gettext_lazy("For"))
    person = ReferenceField(source=source_of(Person), label=gettext_lazy("Who signed"), required=True)
    position_then = forms.CharField(
        label=gettext_lazy("As what"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Blank: the position held on that day, where it is on record."),
    )
    signed_on = PartialDateFormField(
        label=gettext_lazy("Signed"),
        required=False,
        help_text=gettext_lazy("Blank: the day of the agreement."),
    )

    def __init__(self, *args: Any, reader: User, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [row.organisation for row in agreement.parties.select_related("organisation")]
        seen = seen_organisations(reader, rows)
        self.parties = {str(row.pk): row for row in rows if row in seen}
        organisation: Any = self.fields["organisation"]
        organisation.choices = [(key, str(row)) for key, row in self.parties.items()]
        person: Any = self.fields["person"]
        person.reader = reader

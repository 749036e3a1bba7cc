"""What is asked of a new link."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.models import Engagement
from syndesis.engagement.queries.asked import other_sides
from syndesis.engagement.services.links import MOST_DAYS, USUAL_DAYS


class LinkForm(forms.Form):
    """For whom a link is, how it reaches them, and how long it works."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"), required=False, empty_label="—")
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("To send it; blank to pass it on yourself.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    days = forms.IntegerField(label=_("Works for so many days"), min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()


class MeetingLinkForm(LinkForm):
    """Of an engagement also for whom of those that took part."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("For"), empty_label="—")
    field_order = ["organisation"]

    def __init__(self, *args: Any, engagement: Engagement, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = directory.organisations.scope(reader, "view")
        theirs = other_sides(engagement).filter(seen)
        people = engagement.participants.exclude(person=None).order_by().values("person")
        those = Person.objects.filter(directory.people.scope(reader, "view"), pk__in=people)
        self.fields["organisation"].queryset = theirs  # type: ignore[attr-defined]
        self.fields["person"].queryset = those  # type: ignore[attr-defined]
        if theirs.count() == 1:
            self.fields["organisation"].initial = theirs.get()


class AnswerLinkForm(LinkForm):
    """Of a recipient also whom of their people."""

    def __init__(self, *args: Any, organisation: Organisation, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Person.objects.filter(directory.people.scope(reader, "view"), positions__organisation=organisation)
        self.fields["person"].queryset = there.distinct()  # type: ignore[attr-defined]

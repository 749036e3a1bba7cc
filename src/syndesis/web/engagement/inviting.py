"""The form that asks organisations and people, one by one or a whole set of partners."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.models import User
from syndesis.directory.choices import Tier
from syndesis.directory.models import Network, Organisation, Person
from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.networks import NetworkType
from syndesis.directory.queries.memberships import held_on
from syndesis.engagement.choices import ParticipantRole
from syndesis.objects.lists import asked
from syndesis.objects.reference_fields import ReferencesField
from syndesis.objects.references import source_of
from syndesis.objects.services import seen_by
from syndesis.objects.views import views_of

MOST = 2000
"""Organisations of a set that are asked at once."""
VIEW, TIER, NETWORK = "view", "tier", "network"


class InviteForm(forms.Form):
    organisations = ReferencesField(source=source_of(Organisation), label=gettext_lazy("Organisations"), required=False)
    people = ReferencesField(source=source_of(Person), label=gettext_lazy("People"), required=False)
    set = forms.ChoiceField(
        label=gettext_lazy("All of a set"),
        required=False,
        help_text=gettext_lazy("Partners of a tier, of a saved view, or the members of a network."),
    )
    role = forms.ChoiceField(label=gettext_lazy("As"), choices=ParticipantRole.choices, initial=ParticipantRole.GUEST)

    def __init__(self, data: QueryDict | None = None, *, reader: User) -> None:
        super().__init__(data, auto_id="invite_%s")
        for name in ("organisations", "people"):
            self.fields[name].reader = reader  # type: ignore[attr-defined]
        self.fields["set"].choices = [("", "—"), *sets(reader)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("organisations", "people", "set")):
            raise forms.ValidationError(_("Choose whom to ask."))
        return cleaned


def sets(reader: User) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The sets that the reader may choose, in groups."""
    yield _("Partners of a tier"), [(f"{TIER}:{tier}", str(tier.label)) for tier in Tier]
    views = [(f"{VIEW}:{view.pk}", view.name) for view in views_of(PartnerType, reader)]
    if views:
        yield _("Saved views of partners"), views
    rows = Network.objects.filter(NetworkType.policy.scope(reader, "view"), archived_at=None)
    networks = [(f"{NETWORK}:{row.pk}", str(row)) for row in rows.select_related("organisation")]
    if networks:
        yield _("Members of a network"), networks


def set_of(chosen: str, reader: User) -> list[Organisation]:
    """The organisations of a set that the reader may see, without ourselves."""
    which, _colon, key = chosen.partition(":")
    if not key:
        return []
    rows = Organisation.objects.filter(seen_by(Organisation, reader), archived_at=None, is_home=False)
    if which == NETWORK:
        members = held_on(timezone.localdate()).filter(network=int(key)).values("member")
        return list(rows.filter(pk__in=members)[:MOST])
    query = f"tier={key}"
    if which == VIEW:
        view = next((each for each in views_of(PartnerType, reader) if str(each.pk) == key), None)
        if view is None:
            return []
        query = view.query
    found = asked(PartnerType, reader, QueryDict(query)).rows
    return list(rows.filter(pk__in=list(found.values_list("pk", flat=True)[:MOST])))

"""By what the board stands in columns, and which promises stand in each: by stage, partner, owner, silence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import InitiativeParty
from syndesis.engagement.queries.silence import of_no_day, silent_soon, silent_too_long, spoken_of_lately
from syndesis.objects.facets import Facet
from syndesis.objects.lists import Asked
from syndesis.web.addresses import Address

MOST = 8
"""Columns of partners or owners: the board is for those with the most promises, the list for all."""
OLDEST, NEWEST = (F("stage_on_last").asc(nulls_first=True), "pk"), (F("stage_on_last").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class Column:
    """A column of the board, and which rows stand in it."""

    key: str
    label: str
    rows: QuerySet[Any]
    count: int
    url: str
    """The list of all of them."""
    page: str = ""
    """The page of the partner or person."""
    order: tuple[Any, ...] = OLDEST


@dataclass(frozen=True)
class Told:
    """What columns are made of."""

    asked: Asked
    facets: dict[str, Facet]
    address: Address
    user: User

    @property
    def rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.asked.filters.qs.order_by()
        return rows

    @property
    def open_rows(self) -> QuerySet[Any]:
        return self.rows if self.asked.filters.cleaned.get("stage") else self.rows.filter(stage__in=OPEN_STAGES)

    def url(self, *left: str, **changed: str) -> str:
        return reverse("web:promises") + self.address.but("by", *left, **changed)


def by_stage(told: Told) -> list[Column]:
    chosen = told.asked.filters.cleaned.get("stage") or Stage.values
    counts = {each.value: each.count for each in told.facets["stage"].values}
    return [
        Column(
            key=stage,
            label=str(stage.label),
            rows=told.rows.filter(stage=stage),
            count=counts.get(stage, 0),
            url=told.url(stage=str(stage)),
            order=OLDEST if stage in OPEN_STAGES else NEWEST,
        )
        for stage in Stage
        if stage in chosen
    ]


def by_partner(told: Told) -> list[Column]:
    """The partners with most of the promises that are open."""
    links = InitiativeParty.objects.filter(initiative__in=told.open_rows.values("pk"), organisation__is_home=False)
    seen = Organisation.objects.filter(directory.organisations.scope(told.user, "view"), archived_at=None)
    named = told.asked.filters.cleaned.get("organisations")
    if named:
        links = links.filter(organisation__in=named)
    counted = links.filter(organisation__in=seen.values("pk")).values_list("organisation").annotate(number=Count("pk"))
    most = list(counted.order_by("-number", "organisation")[:MOST])
    partners = seen.in_bulk([key for key, _number in most])
    return [
        Column(
            key=str(key),
            label=partners[key].name,
            rows=told.open_rows.filter(
                pk__in=InitiativeParty.objects.filter(organisation=key).order_by().values("initiative")
            ),
            count=number,
            url=told.url(organisations=str(key), became="open"),
            page=partners[key].get_absolute_url(),
        )
        for key, number in most
        if key in partners
    ]


def by_owner(told: Told) -> list[Column]:
    """Our people with most of the promises that are open; before them those that nobody owns."""
    counted = dict(told.open_rows.values_list("owner").annotate(number=Count("pk")).values_list("owner", "number"))
    nobody = counted.pop(None, 0)
    most = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    people = Person.objects.filter(directory.people.scope(told.user, "view"), archived_at=None).in_bulk(dict(most))
    columns = [
        Column(
            key=str(key),
            label=str(people[key]),
            rows=told.open_rows.filter(owner=key),
            count=number,
            url=told.url(owner=str(key), became="open"),
            page=people[key].get_absolute_url(),
        )
        for key, number in most
        if key in people
    ]
    if not nobody:
        return columns
    rows = told.open_rows.filter(owner=None)
    url = told.url(owner="", owned="nobody", became="open")
    return [Column("nobody", _("Nobody owns it"), rows, nobody, url), *columns]


def by_silence(told: Told) -> list[Column]:
    """Those that wait for a word, the longest silent first."""
    parts = [
        ("yes", _("Silent too long"), silent_too_long()),
        ("soon", _("Soon too long"), silent_soon()),
        ("no", _("Spoken of lately"), spoken_of_lately()),
        ("unknown", _("No day known"), of_no_day()),
    ]
    columns = []
    for key, label, condition in parts:
        rows = told.rows.filter(condition)
        columns.append(Column(key, label, rows, rows.count(), told.url(silent=key)))
    return columns


Ways = dict[str, tuple[Any, Callable[[Told], list[Column]]]]
WAYS: Ways = {
    "stage": (gettext_lazy("By stage"), by_stage),
    "partner": (gettext_lazy("By partner"), by_partner),
    "owner": (gettext_lazy("By owner"), by_owner),
    "silence": (gettext_lazy("By silence"), by_silence),
}
"""By what the columns are, as `by` of the address says; by stage where it says nothing."""

"""Organisations that end, and those that continue them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import RelationKind
from syndesis.directory.models import Organisation, OrganisationRelation


def close_organisation(
    organisation: Organisation,
    *,
    by: Actor,
    on: Any = None,
    successors: Iterable[Organisation] = (),
    remark: str = "",
) -> Organisation:
    """Say that an organisation no longer exists, since `on` where that day is known, and which ones continue it. Raises
    Refused for our own institution, for a day before it was founded, and where a successor went before it."""
    row = {"organisation": organisation, "on": on, "successors": successors, "remark": remark}
    return close_organisations([row], by=by)[0]


def close_organisations(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `close_organisation`, whose keywords each row holds; all are closed or none."""
    wanted = list(rows)
    closed = [row["organisation"] for row in wanted]
    with recording(by, "Organisation closed" if len(wanted) == 1 else "Organisations closed"):
        policies.organisations.check_all(by.user, closed)
        for row in wanted:
            _close(row["organisation"], row.get("on"))
        pairs = [(row["organisation"], each, row) for row in wanted for each in row.get("successors", ())]
        link_succession(
            [
                {"successor": successor, "predecessor": one, "starts_on": row.get("on"), "remark": row.get("remark")}
                for one, successor, row in pairs
            ],
            by=by,
        )
        policies.organisations.check_all(by.user, closed)
    return closed


def reopen_organisation(organisation: Organisation, *, by: Actor) -> Organisation:
    """Take back that an organisation is closed; who continued it stays on record."""
    with recording(by, "Organisation no longer closed"):
        policies.organisations.check(by.user, organisation)
        organisation.closed_on, organisation.is_closed = None, False
        organisation.save(update_fields=["closed_on", "closed_on_first", "closed_on_last", "is_closed"])
    return organisation


def link_succession(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[OrganisationRelation]:
    """Say of each row's `successor` that it continues its `predecessor`, since `starts_on`; said twice, it stands once.
    Raises Refused where that would be a circle. Who says so must be allowed to change both."""
    wanted = list(rows)
    with recording(by, "Succession noted"):
        concerned = {row[end] for row in wanted for end in ("successor", "predecessor")}
        policies.organisations.check_all(by.user, list(concerned))
        made = []
        for row in wanted:
            successor, predecessor = row["successor"], row["predecessor"]
            if successor.pk in _line(predecessor.pk):
                told = _("“%(successor)s” went before “%(predecessor)s”, so it cannot continue it.")
                raise Refused(told % {"successor": successor, "predecessor": predecessor}, "successors")
            facts = {"starts_on": row.get("starts_on") or "", "remark": (row.get("remark") or "")[:300]}
            relation, _made = OrganisationRelation.objects.get_or_create(
                organisation=successor, kind=RelationKind.PREDECESSOR, other=predecessor, defaults=facts
            )
            made.append(relation)
    return made


def _close(organisation: Organisation, on: Any) -> None:
    if organisation.is_home:
        raise Refused(_("Our own institution cannot be closed."))
    day = Organisation._meta.get_field("closed_on").to_python(on)
    refuse_reversed(organisation.founded_on, day, "on")
    if day and day.first > timezone.localdate():
        raise Refused(_("Write a day that has been."), "on")
    organisation.closed_on, organisation.is_closed = day or organisation.closed_on, True
    organisation.save(update_fields=["closed_on", "closed_on_first", "closed_on_last", "is_closed"])


def _line(key: int) -> set[int]:
    """An organisation and all that went before it, by their keys."""
    line, found = set(), {key}
    while found:
        line |= found
        before = OrganisationRelation.objects.filter(organisation__in=found, kind=RelationKind.PREDECESSOR)
        found = set(before.values_list("other", flat=True)) - line
    return line

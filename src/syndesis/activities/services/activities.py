"""Writing activities: registering them, changing them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.choices import ActivityRole
from syndesis.activities.models import (
    Activity,
    ActivityField,
    ActivityObjective,
    ActivityParty,
    ActivityStatusChange,
    ActivityUnit,
)
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.objects.services import assign_many

TITLE = 300
LISTS: dict[str, tuple[type[Model], str]] = {
    "objectives": (ActivityObjective, "objective"),
    "fields": (ActivityField, "field"),
    "units": (ActivityUnit, "unit"),
}
"""What an activity refers to by a table of links, besides its parties."""


def register_activity(*, by: Actor, title: str, **fields: Any) -> Activity:
    """Create an activity in its first known `status`, held since `status_on`, with the `organisations` that take part;
    `roles` says what those are that are more than partners. Raises Refused where it ends before it starts."""
    return register_activities([{"title": title, **fields}], by=by)[0]


def register_activities(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Activity]:
    """The bulk twin of `register_activity`: all are made or none."""
    given = [dict(row) for row in rows]
    parties = [_parties(row.pop("organisations", ()), row.pop("roles", None) or {}) for row in given]
    lists = [{name: row.pop(name, ()) for name in LISTS} for row in given]
    with recording(by, "Activity registered" if len(given) == 1 else "Activities registered"):
        unit = own_unit(by.user)
        for row in given:
            row["title"] = row["title"][:TITLE]
            row.setdefault("owner_unit", unit)
            refuse_reversed(row.get("starts_on"), row.get("ends_on"), "ends_on")
        made = Activity.objects.bulk_create([Activity(**row) for row in given])
        ActivityParty.objects.bulk_create(
            [
                ActivityParty(activity=activity, organisation=organisation, role=role)
                for activity, roles in zip(made, parties, strict=True)
                for organisation, role in roles.items()
            ]
        )
        ActivityStatusChange.objects.bulk_create(
            [ActivityStatusChange(activity=each, status=each.status, reached_on=each.status_on) for each in made]
        )
        for name, (table, far) in LISTS.items():
            table._default_manager.bulk_create(
                [
                    table(**{"activity": activity, far: each})
                    for activity, said in zip(made, lists, strict=True)
                    for each in dict.fromkeys(said[name])
                ]
            )
        policies.activities.check_all(by.user, made)
    return made


def _parties(organisations: Iterable[Organisation], roles: Mapping[Organisation, str]) -> dict[Organisation, str]:
    return {**dict.fromkeys(organisations, str(ActivityRole.PARTNER)), **roles}


def revise_activity(activity: Activity, *, by: Actor, **fields: Any) -> Activity:
    """Change an activity; the organisations that stay keep their roles. Its status is moved by `set_status`. Raises
    Refused where it would end before it starts, or be part of itself."""
    return revise_activities([(activity, fields)], by=by)[0]


def revise_activities(changes: Sequence[tuple[Activity, Mapping[str, Any]]], *, by: Actor) -> list[Activity]:
    """The bulk twin of `revise_activity`: all are changed or none."""
    activities = [activity for activity, _fields in changes]
    with recording(by, "Activity changed" if len(changes) == 1 else "Activities changed"):
        policies.activities.check_all(by.user, activities)
        assign_many(_without_a_role(changes))
        for activity in activities:
            refuse_reversed(activity.starts_on, activity.ends_on, "ends_on")
        _refuse_circles({activity.pk: fields["parent"].pk for activity, fields in changes if fields.get("parent")})
        policies.activities.check_all(by.user, activities)
    return activities


def _without_a_role(
    changes: Sequence[tuple[Activity, Mapping[str, Any]]],
) -> list[tuple[Activity, Mapping[str, Any]]]:
    """With those as partners only who are named as nothing more."""
    listing = [activity.pk for activity, fields in changes if "organisations" in fields]
    named = ActivityParty.objects.filter(activity__in=listing).exclude(role=ActivityRole.PARTNER)
    more = set(named.values_list("activity", "organisation")) if listing else set()
    return [
        (activity, fields)
        if "organisations" not in fields
        else (
            activity,
            {**fields, "organisations": [o for o in fields["organisations"] if (activity.pk, o.pk) not in more]},
        )
        for activity, fields in changes
    ]


def _refuse_circles(parents: Mapping[int, int]) -> None:
    """Raises Refused where an activity is part of itself, at whatever remove; `parents` are those just written."""
    above: dict[int, int | None] = dict(parents)
    while unknown := {key for key in above.values() if key and key not in above}:
        above |= dict(Activity.objects.filter(pk__in=unknown).values_list("pk", "parent_id"))
    for key in parents:
        passed: set[int] = set()
        at = above[key]
        while at and at not in passed:
            if at == key:
                raise Refused(_("An activity cannot be part of itself, nor of one of its own parts."), "parent")
            passed.add(at)
            at = above.get(at)


def add_party(
    activity: Activity, *, by: Actor, organisation: Organisation, role: str = ActivityRole.PARTNER
) -> ActivityParty:
    """Say that an organisation takes part, and as what; it has one role, the one said last."""
    with recording(by, "Party added"):
        policies.activities.check(by.user, activity)
        party, made = ActivityParty.objects.get_or_create(
            activity=activity, organisation=organisation, defaults={"role": role}
        )
        if not made and party.role != role:
            party.role = role
            party.save(update_fields=["role"])
    return party

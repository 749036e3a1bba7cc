"""Writing partnerships."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Partnership, PartnershipTier
from syndesis.directory.services.organisations import register_many
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.services import assign_many


def start_partnership(
    *, by: Actor, organisation: Organisation, started_on: PartialDate | str | None = None, is_invented: bool = False
) -> Partnership:
    """The partnership with an organisation, created where there is none; its beginning may move back, never forward."""
    return start_partnerships_since({organisation: started_on}, by=by, is_invented=is_invented)[0]


def start_partnerships_since(
    since: Mapping[Organisation, PartialDate | str | None], *, by: Actor, is_invented: bool = False
) -> list[Partnership]:
    """The bulk twin of `start_partnership`: with each organisation, from its day on."""
    with recording(by, "Partnership begun" if len(since) == 1 else "Partnerships begun"):
        held = {row.organisation_id: row for row in Partnership.objects.filter(organisation__in=since)}
        begun = Partnership.objects.bulk_create(
            [
                Partnership(organisation=each, started_on=day or "", is_invented=is_invented)
                for each, day in since.items()
                if each.pk not in held
            ],
            update_conflicts=True,  # of what somebody else has begun at the same moment nothing changes
            unique_fields=["organisation"],
            update_fields=["organisation"],
        )
        _move_back(held.values(), {organisation.pk: day for organisation, day in since.items()})
        known = held | {row.organisation_id: row for row in begun}
        partnerships = [known[organisation.pk] for organisation in since]
        policies.partnerships.check_all(by.user, partnerships)
    return partnerships


def _move_back(partnerships: Iterable[Partnership], days: Mapping[int, PartialDate | str | None]) -> None:
    moved = []
    for partnership in partnerships:
        day = Partnership._meta.get_field("started_on").to_python(days[partnership.organisation_id])
        if day and (partnership.started_on is None or day.first < partnership.started_on.first):
            moved.append((partnership, {"started_on": day}))
    assign_many(moved)


def start_partnerships(
    organisations: Iterable[Organisation], *, by: Actor, tier: str = "", basis: str = "", is_invented: bool = False
) -> list[Partnership]:
    """The bulk twin of `start_partnership`: one with each organisation that has none, at the same tier where one is
    said; those that are there already stay as they are."""
    with recording(by, "Partnerships begun"):
        wanted = list(dict.fromkeys(organisations))
        held = set(Partnership.objects.filter(organisation__in=wanted).values_list("organisation_id", flat=True))
        begun = Partnership.objects.bulk_create(
            [Partnership(organisation=each, is_invented=is_invented) for each in wanted if each.pk not in held]
        )
        if tier:
            PartnershipTier.objects.bulk_create(
                [PartnershipTier(partnership=partnership, tier=tier, basis=basis[:300]) for partnership in begun]
            )
        policies.partnerships.check_all(by.user, begun)
    return begun


def register_partner(*, by: Actor, **fields: Any) -> Organisation:
    """Create an organisation that is our partner from now on; as `register_organisation`."""
    return register_partners([fields], by=by)[0]


def register_partners(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `register_partner`."""
    with recording(by, "Partner added"):
        organisations = register_many([dict(row) for row in rows], by=by)
        start_partnerships(organisations, by=by)
    return organisations

"""Writing partnerships and their tiers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from syndesis.core.history import Actor, recording
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Partnership, PartnershipTier
from syndesis.directory.services.organisations import register_many
from syndesis.lib.partial_dates import PartialDate


def start_partnership(
    *, by: Actor, organisation: Organisation, started_on: PartialDate | str | None = None, is_invented: bool = False
) -> Partnership:
    """The partnership with an organisation, created where there is none; its beginning may move back, never forward."""
    with recording(by, "Partnership begun"):
        partnership, _ = Partnership.objects.get_or_create(
            organisation=organisation, defaults={"started_on": started_on or "", "is_invented": is_invented}
        )
        since = Partnership._meta.get_field("started_on").to_python(started_on)
        held = Partnership._meta.get_field("started_on").to_python(partnership.started_on)
        if since and (held is None or since.first < held.first):
            partnership.started_on = since
            partnership.save()
        policies.partnerships.check(by.user, partnership)
    return partnership


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


def set_tier(
    *,
    by: Actor,
    organisation: Organisation,
    tier: str,
    starts_on: PartialDate | str | None = None,
    basis: str = "",
    is_invented: bool = False,
) -> PartnershipTier:
    """Say that a partner holds a tier from a day on; a partnership begins where there is none. The same tier said
    again with an earlier day begins earlier; another tier ends the one before it, on that day
    or, where the day is not known, today."""
    with recording(by, "Tier set"):
        partnership = start_partnership(by=by, organisation=organisation, is_invented=is_invented)
        current = partnership.tiers.filter(ends_on="").order_by("id").last()
        if current is not None and current.tier == tier:
            start = PartnershipTier._meta.get_field("starts_on").to_python(starts_on)
            if start and (current.starts_on is None or start.first < current.starts_on.first):
                current.starts_on = start
                current.save()
            return current
        if current is not None:
            current.ends_on = starts_on or PartialDate.of(timezone.localdate())
            current.save()
        return PartnershipTier.objects.create(
            partnership=partnership, tier=tier, starts_on=starts_on or "", basis=basis[:300]
        )

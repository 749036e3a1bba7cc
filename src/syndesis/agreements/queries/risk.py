"""What is known of the risk of partners: an assessment counts for the organisation and for all its units."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements.models import RiskAssessment
from syndesis.directory.models import Organisation

DAYS_DIGITS = 4


def assessments() -> QuerySet[RiskAssessment]:
    """All, each with the name of the `partner` that it is about."""
    return RiskAssessment.objects.annotate(partner=F("organisation__name"))


def ending(text: str) -> Q:
    """Those that ended, or end within so many days, and that no later one has taken the place of. Raises ValueError."""
    if not (text.isascii() and text.isdecimal() and len(text) <= DAYS_DIGITS):
        raise ValueError(_("Give a number of days."))
    last = timezone.localdate() + timedelta(days=int(text))
    later = RiskAssessment.objects.filter(
        organisation=OuterRef("organisation"), valid_until__gt=OuterRef("valid_until"), archived_at=None
    )
    return Q(Q(valid_until__lte=last), ~Exists(later))


def outside(organisations: Iterable[Organisation]) -> list[Organisation]:
    """Those that are no part of our own institution."""
    home = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    return [each for each in organisations if not (home and each.path.startswith(home))]


def assessments_of(organisations: Iterable[Organisation]) -> dict[int, RiskAssessment]:
    """The assessment that tells of each organisation, by its key: of those not archived, the one that is valid
    longest, of its own or of what it is a part of, the nearest first. Two queries, whatever their number. Asked for
    conditions, of approvals for instance, not for what somebody may read: that goes by the policy."""
    asked = list(organisations)
    chains = {each.pk: [int(key) for key in each.path.strip("/").split("/")][::-1] for each in asked}
    keys = {key for chain in chains.values() for key in chain}
    rows = RiskAssessment.objects.filter(organisation__in=keys, archived_at=None).select_related("organisation")
    newest: dict[int, RiskAssessment] = {}
    for row in rows.order_by("valid_until", "assessed_on", "pk"):
        newest[row.organisation_id] = row
    found = {}
    for key, chain in chains.items():
        nearest = next((newest[each] for each in chain if each in newest), None)
        if nearest is not None:
            found[key] = nearest
    return found


def valid_on(organisations: Iterable[Organisation], day: date) -> dict[int, RiskAssessment]:
    """Those of `assessments_of` that are valid on a day."""
    found = assessments_of(organisations).items()
    return {key: row for key, row in found if row.assessed_on <= day <= row.valid_until}


def level_of(organisations: Iterable[Organisation], day: date) -> int | None:
    """The highest risk of any of these organisations on a day, from 0 to 4 (`RiskLevel`); None where not one of them
    has a valid assessment. Whether one is missing is told by `valid_on`."""
    return max((row.level for row in valid_on(organisations, day).values()), default=None)

"""What we can give a partner, and whom we brought together, as the pages of others show it."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation, OrganisationField
from syndesis.directory.wording import is_open
from syndesis.engagement import policies
from syndesis.engagement.choices import IntroductionOutcome
from syndesis.engagement.models import Introduction, Offer
from syndesis.engagement.panels.seen import whole
from syndesis.objects import Line

SHOWN = 12
TONES = {IntroductionOutcome.NOTHING: "warn"}


def offers_for(organisation: Organisation, reader: User) -> list[Line]:
    """What we can give in the fields in which a partner works; of our own units, what they offer."""
    rows = Offer.objects.filter(policies.offers.scope(reader, "view"), archived_at=None).select_related("owner_unit")
    if organisation.is_home or (organisation.parent_id and rows.filter(owner_unit__in=whole(organisation)).exists()):
        found = rows.filter(owner_unit__in=whole(organisation))
    else:
        works_in = OrganisationField.objects.filter(organisation__in=whole(organisation)).values("field")
        found = rows.filter(pk__in=Offer.objects.filter(field_rows__field__in=works_in).values("pk"))
    return [
        Line(
            str(row),
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (str(row.get_kind_display()), _unit(row)))),
            icon="package",
            subject=row,
        )
        for row in found[:SHOWN]
    ]


def _unit(offer: Offer) -> str:
    return offer.owner_unit.name if offer.owner_unit and is_open(offer.owner_unit) else ""


def introductions_of(organisation: Organisation, reader: User) -> list[Line]:
    """Whom it was introduced to, by whom, and what came of it; then the way to those whom it could lead us to."""
    concerned = (
        Q(first__in=whole(organisation)) | Q(second__in=whole(organisation)) | Q(made_by__in=whole(organisation))
    )
    rows = Introduction.objects.filter(policies.introductions.scope(reader, "view"), concerned, archived_at=None)
    lines = [
        Line(
            row.title,
            row.get_absolute_url(),
            detail=str(row.get_outcome_display()),
            end=dates.full(row.introduced_on),
            tone=TONES.get(IntroductionOutcome(row.outcome), ""),
            icon="handshake",
            subject=row,
        )
        for row in rows
    ]
    if lines and not organisation.is_home and policies.introductions.may_add(reader):
        url = f"{reverse('web:introductions_possible')}?organisation={organisation.pk}"
        lines.append(Line(_("Whom they could introduce us to"), url, icon="search"))
    return lines

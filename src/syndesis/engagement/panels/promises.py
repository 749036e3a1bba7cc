"""What the page of a promise shows."""

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.panels.organisations import named, seen_organisations
from syndesis.engagement.choices import PartyRole
from syndesis.engagement.models import Initiative, InitiativeParty
from syndesis.engagement.panels.seen import seen_engagements, title_of
from syndesis.objects import Line


def stages(promise: Initiative, reader: User) -> list[Line]:
    """The stages that a promise went through, each with the words that say so; the occasion where the reader may see
    it."""
    rows = list(promise.stages.all())
    keys = {row.engagement_id for row in rows if row.engagement_id}
    met = {row.pk: row for row in seen_engagements(reader).filter(pk__in=keys)}
    return [
        Line(
            str(row.get_stage_display()),
            url=met[row.engagement_id].get_absolute_url() if row.engagement_id in met else "",
            detail=" · ".join(filter(None, (row.remark, title_of(met.get(row.engagement_id or 0))))),
            end=dates.full(row.reached_on),
            subject=row,
        )
        for row in rows
    ]


def promised_to(promise: Initiative, reader: User) -> list[Line]:
    """The organisations that a promise concerns: as what, and how keen they are."""
    rows = list(promise.parties.select_related("organisation"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    return [named(row.organisation, _said_of(row)) for row in rows if row.organisation in seen]


def _said_of(party: InitiativeParty) -> str:
    role = "" if party.role == PartyRole.PARTNER else str(party.get_role_display())
    keen = _("interest: %(interest)s") % {"interest": party.get_interest_display()} if party.interest else ""
    return " · ".join(filter(None, (role, keen)))

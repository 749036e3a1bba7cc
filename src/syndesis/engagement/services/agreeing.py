"""What a promise becomes: the agreement that is to be signed."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityKind
from syndesis.agreements import policies as agreements
from syndesis.agreements.choices import AgreementKind, AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.engagement import policies
from syndesis.engagement.choices import AgreementRole, Stage
from syndesis.engagement.models import EngagementAgreement, Initiative
from syndesis.engagement.services.becoming import cite_as
from syndesis.engagement.services.following import OF_AGREEMENT
from syndesis.engagement.services.stages import ORDER, note_stage
from syndesis.lib.partial_dates import PartialDate

KINDS: dict[str, AgreementKind] = {
    ActivityKind.DOUBLE_DEGREE: AgreementKind.DOUBLE_DEGREE,
    ActivityKind.JOINT_MASTER: AgreementKind.PROGRAMME,
    ActivityKind.JOINT_DOCTORATE: AgreementKind.JOINT_DOCTORATE,
    ActivityKind.PROGRAMME: AgreementKind.PROGRAMME,
    ActivityKind.MOBILITY: AgreementKind.EXCHANGE,
    ActivityKind.INTERNSHIP: AgreementKind.INTERNSHIP,
    ActivityKind.PROJECT: AgreementKind.CONTRACT,
    ActivityKind.LABORATORY: AgreementKind.CENTRE,
    ActivityKind.CENTRE: AgreementKind.CENTRE,
}
"""Which kind of agreement such an activity usually needs; any other a framework."""


def becomes_agreement(initiative: Initiative, *, by: Actor, agreement: Agreement | None = None) -> Agreement:
    """Say that a promise became an agreement: one in preparation with its title and parties, or one that is on record.
    The promise counts as agreed from today, or stands as the agreement on record does, and follows it. What documents
    say of it stands behind the agreement too, which is told to have been discussed where the promise came up. Raises
    Refused where it was dropped, has become one already, or concerns nobody besides us."""
    with recording(by, "Promise became an agreement"):
        policies.initiatives.check(by.user, initiative)
        row = Initiative.objects.select_for_update().get(pk=initiative.pk)
        if row.agreement_id is not None:
            raise Refused(_("“%(promise)s” has become an agreement already.") % {"promise": row})
        if row.stage == Stage.DROPPED:
            raise Refused(_("“%(promise)s” was dropped: move it to another stage first.") % {"promise": row})
        if agreement is None:
            agreement = _as_agreement(row, by)
        else:
            agreements.agreements.check(by.user, agreement, "view")
        stage = OF_AGREEMENT[agreement.status]
        if row.activity_id is None and ORDER.index(stage) > ORDER.index(Stage(row.stage)):
            day = agreement.signed_on if stage == Stage.RUNNING else None
            note_stage(row, stage=stage, reached_on=day or PartialDate.of(timezone.localdate()))
            row.refresh_from_db()
        row.agreement = agreement
        row.save(update_fields=["agreement"])
        for told in (row, *row.stages.all()):
            cite_as(told, agreement, by)
        _link(row, agreement, by)
        policies.initiatives.check(by.user, row)
    return agreement


def _as_agreement(row: Initiative, by: Actor) -> Agreement:
    parties = list(_parties(row))
    if not any(not party.is_home for party in parties):
        raise Refused(_("Say first with whom: an agreement needs a party besides us."))
    return register_agreement(
        by=by,
        title=row.title,
        organisations=parties,
        kind=KINDS.get(row.activity_kind, AgreementKind.FRAMEWORK),
        status=AgreementStatus.DRAFT,
        owner_unit=row.owner_unit,
        visibility=row.visibility,
        is_invented=row.is_invented,
    )


def _parties(row: Initiative) -> Iterator[Organisation]:
    if (ours := home()) is not None:
        yield ours
    yield from row.organisations.all()


def _link(row: Initiative, agreement: Agreement, by: Actor) -> None:
    """Only who may change an occasion says more of it."""
    met = row.engagement
    if met is not None and (by.user is None or policies.engagements.can(by.user, "change", met)):
        EngagementAgreement.objects.get_or_create(
            engagement=met, agreement=agreement, defaults={"role": AgreementRole.DISCUSSED}
        )

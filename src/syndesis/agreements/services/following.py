"""The agreement that follows on another: a draft that says what the other said, for the term after it."""

from datetime import timedelta

from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import REPLACING, AgreementStatus, BaseRelation, ObligationState
from syndesis.agreements.models import (
    Agreement,
    AgreementField,
    AgreementLanguage,
    AgreementParty,
    AgreementScope,
    AgreementTargetGroup,
    AgreementUnit,
    Clause,
    ExchangePlaces,
    Obligation,
)
from syndesis.agreements.queries.term import term_of
from syndesis.agreements.services.agreements import register_agreement
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.lib.partial_dates import PartialDate

SAME = (
    *("titles", "kind", "renewal", "renewal_months", "renewals_most", "notice", "notice_unit", "is_open_ended"),
    *("framework", "owner_unit", "officer", "champion", "rationale", "money", "visibility", "is_invented"),
)
PARTS: dict[type[Model], tuple[str, ...]] = {
    AgreementScope: ("kind", "remark"),
    AgreementField: ("field_id",),
    AgreementUnit: ("unit_id",),
    AgreementTargetGroup: ("group",),
    AgreementLanguage: ("language", "is_authentic"),
    Clause: ("kind", "text", "where"),
}
OWED = (
    *("text", "owed_by_id", "owed_to_id", "owner_id", "counterpart_id", "every_months"),
    *("visibility", "notes", "is_invented"),
)
YEAR = 12


def follow_on(agreement: Agreement, *, by: Actor) -> Agreement:
    """Make the draft that renews an agreement: its parties as they stand after all amendments, what it covers, its
    clauses, the places of every year, and what is owed, without days. Raises Refused where one follows it already, and
    for what was never in force."""
    with recording(by, "Renewal drafted"):
        row = Agreement.objects.select_for_update().get(pk=agreement.pk)
        policies.agreements.check(by.user, row)
        _refuse_second(row)
        parties = _parties(row)
        made = register_agreement(
            by=by,
            title=row.title,
            organisations=[party.organisation for party in parties],
            status=AgreementStatus.DRAFT,
            base=row,
            base_relation=BaseRelation.RENEWAL,
            starts_on=PartialDate.of(row.runs_until + timedelta(days=1)) if row.runs_until else None,
            term_months=None if row.is_open_ended else _months(row),
            **{name: getattr(row, name) for name in SAME},
        )
        _copy_parties(parties, made)
        _copy_parts(row, made)
    return made


def _refuse_second(row: Agreement) -> None:
    later = Agreement.objects.filter(base=row, base_relation__in=REPLACING, archived_at=None)
    known = later.exclude(status=AgreementStatus.TERMINATED).first()
    if known is not None:
        raise Refused(_("It is renewed already: another agreement follows it."), "decision")
    passed, above = {row.pk}, row.base_id
    while above is not None:
        if above in passed:
            raise Refused(_("It follows itself: mend first which agreement it changes or follows."), "decision")
        passed.add(above)
        above = Agreement.objects.values_list("base", flat=True).get(pk=above)


def _parties(row: Agreement) -> list[AgreementParty]:
    """With the role and the contact of the text that named them last."""
    keys = term_of(row).parties
    named = AgreementParty.objects.filter(organisation__in=keys, leaves=False).select_related("organisation")
    own = {party.organisation_id: party for party in named.filter(agreement__base=row)}
    own |= {party.organisation_id: party for party in named.filter(agreement=row)}
    missing = Organisation.objects.filter(pk__in=keys - own.keys())
    return [*own.values(), *(AgreementParty(organisation=each) for each in missing)]


def _copy_parties(parties: list[AgreementParty], made: Agreement) -> None:
    held = {party.organisation_id: party for party in parties}
    rows = list(AgreementParty.objects.filter(agreement=made))
    for row in rows:
        row.role, row.contact_id = held[row.organisation_id].role, held[row.organisation_id].contact_id
    AgreementParty.objects.bulk_update(rows, ["role", "contact"])


def _copy_parts(row: Agreement, made: Agreement) -> None:
    for model, names in PARTS.items():
        held = model._default_manager.filter(agreement=row).order_by("pk").values(*names)
        model._default_manager.bulk_create([model(agreement=made, **facts) for facts in held])
    places = ("direction", "level", "field_id", "places", "months")
    every_year = ExchangePlaces.objects.filter(agreement=row, year=None).order_by("pk").values(*places)
    ExchangePlaces.objects.bulk_create([ExchangePlaces(agreement=made, **facts) for facts in every_year])
    owed = Obligation.objects.filter(agreement=row, came_of=None, archived_at=None)
    held = owed.exclude(state=ObligationState.WAIVED).order_by("pk").values(*OWED)
    Obligation.objects.bulk_create([Obligation(agreement=made, **facts) for facts in held])


def _months(row: Agreement) -> int | None:
    """How long it was made for, where that is known in whole months."""
    if row.term_months:
        return row.term_months
    begins, ends = row.starts_on or row.signed_on, row.ends_on
    if begins is None or ends is None:
        return None
    months = (ends.year - begins.year) * YEAR
    if begins.day and ends.day:
        after = ends.last + timedelta(days=1)
        months += after.month - begins.first.month + (after.year - ends.year) * YEAR
    elif begins.month and ends.month:
        months += ends.month - begins.month
    elif begins.month or ends.month:
        return None
    return months or None

"""How an agreement comes to another status: by the table of allowed moves, told to whoever goes along with it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.following import tell_of
from syndesis.agreements.lifecycle import ALLOWED, Who, is_allowed
from syndesis.agreements.models import Agreement, Move
from syndesis.agreements.queries.deciding import MANAGING
from syndesis.agreements.services.term import keep_terms
from syndesis.core.history import Actor, recording
from syndesis.core.policies import Action, Forbidden
from syndesis.core.services import Refused


@contextmanager
def moving(agreement: Agreement, deed: str, reason: str, by: Actor) -> Iterator[Agreement]:
    """A deed of the table: gives the agreement as it stands now, locked. Raises Forbidden for whom it is not for, and
    Refused where its status does not allow it. Whoever decides need not be one who may change the agreement."""
    allowed = ALLOWED[deed]
    action: Action = "view" if allowed.who == Who.DECIDERS else "change"
    with recording(by, reason):
        row = Agreement.objects.select_for_update().get(pk=agreement.pk)
        policies.agreements.check(by.user, row, action)
        if allowed.who == Who.MANAGERS and by.user is not None and by.user.role not in MANAGING:
            raise Forbidden(str(row))
        refuse_unless_allowed(row, deed)
        yield row
        keep_terms([row], by=by)
        policies.agreements.check(by.user, row, action)
    for name in ("status", "signed_on", "terminates_on", "runs_until", "decide_by"):
        setattr(agreement, name, getattr(row, name))


def refuse_unless_allowed(row: Agreement, deed: str) -> None:
    if row.archived_at:
        raise Refused(_("It is in the archive: bring it back first."))
    if not is_allowed(deed, row.status):
        told = _("Its status is “%(status)s”, for which there is no “%(deed)s”.")
        raise Refused(told % {"status": row.get_status_display(), "deed": ALLOWED[deed].label})


def come_to(row: Agreement, status: str, *, deed: str, by: Actor, remark: str = "") -> Move:
    """Write the status and the move, within a deed under way; the table says whether there is such a move."""
    assert status in ALLOWED[deed].to, (deed, status)
    before, row.status = row.status, status
    row.save()
    move = Move.objects.create(agreement=row, status=status, came_from=before, actor=by.user, remark=remark.strip())
    if status != before:
        tell_of(row, by)
    return move


def note_registered(rows: Iterable[Agreement], *, by: Actor) -> None:
    """The first move of agreements that are entered, as they stand, within the deed that enters them."""
    Move.objects.bulk_create([Move(agreement_id=row.pk, status=row.status, actor=by.user) for row in rows])


def refuse_status(row: Agreement, wanted: str) -> None:
    """Raises Refused where a change of fields would move the status, which has deeds of its own."""
    if wanted != row.status:
        status = AgreementStatus(wanted).label if wanted in AgreementStatus.values else wanted
        told = _("The status is moved by what is done with the agreement; a manager may correct it to “%(status)s”.")
        raise Refused(told % {"status": status}, "status")

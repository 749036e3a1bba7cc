"""Which agreements are to be decided, of which reminders wait, and whom they are for."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from syndesis.agreements import policies
from syndesis.agreements.choices import CHANGING, IN_FORCE, REPLACING, AgreementStatus, RenewalDecision
from syndesis.agreements.models import Agreement, AgreementParty, AgreementReminder, Deputy, RenewalReview
from syndesis.core.models import Role, User, Visibility
from syndesis.core.policies import NOTHING
from syndesis.directory.models import Organisation, Responsibility
from syndesis.directory.reach import below, held_with, in_countries


def undecided() -> QuerySet[Agreement]:
    """Agreements in force that end some day, of which nobody has yet decided what comes after them: no decision of this
    term that still holds, no notice, nothing in force that follows. What only changes another, such as an extension,
    ends with it."""
    reviews = RenewalReview.objects.filter(
        Q(outcome=None) | Q(outcome__archived_at=None) & ~Q(outcome__status=AgreementStatus.TERMINATED),
        agreement=OuterRef("pk"),
        decide_by=OuterRef("decide_by"),
    ).exclude(decision=RenewalDecision.TERMINATE)  # a notice may be taken back: the agreement itself tells of it
    later = Agreement.objects.filter(base=OuterRef("pk"), base_relation__in=REPLACING, status__in=IN_FORCE)
    return Agreement.objects.filter(
        ~Exists(reviews.exclude(decided_at=None)),
        ~Exists(later.filter(archived_at=None)),
        ~Q(base_relation__in=CHANGING),
        status__in=IN_FORCE,
        archived_at=None,
        decide_by__isnull=False,
        terminates_on=None,
    )


def unanswered() -> QuerySet[AgreementReminder]:
    """Reminders that nobody has seen to, of agreements that are still to be decided on that day."""
    return AgreementReminder.objects.filter(
        answered_at=None, agreement__in=undecided().order_by().values("pk"), decide_by=F("agreement__decide_by")
    )


def to_decide(reader: User, day: date) -> QuerySet[Agreement]:
    """The agreements of which a reader is reminded on a day, within their scope; the most urgent first, each with
    whether managers were told (`is_escalated`)."""
    waiting = unanswered().order_by()
    shown = waiting.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=day) | Q(escalated_at__isnull=False))
    escalated = AgreementReminder.objects.filter(
        agreement=OuterRef("pk"), decide_by=OuterRef("decide_by"), answered_at=None, escalated_at__isnull=False
    )
    rows = Agreement.objects.filter(policies.agreements.scope(reader, "view"), pk__in=shown.values("agreement"))
    rows = rows.annotate(is_escalated=Exists(escalated)).filter(told(reader, day))
    return rows.order_by("decide_by", "pk")


def told(reader: User, day: date) -> Q:
    """The agreements of which a user is told: their own, and those of whom they stand in for. Of rows with
    `is_escalated`."""
    away = Deputy.objects.filter(deputy=reader).filter(
        Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
    )
    found = NOTHING
    for user in {reader, *User.objects.filter(pk__in=away.values("user"))}:
        found |= _of(user, day)
    return found


def _of(user: User, day: date) -> Q:
    """Whose officer the user is; without one, those that they answer for; of which nobody would be told, the
    managers' are."""
    orphaned = ~Q(officer__in=_able().values("pk"))
    found = Q(officer=user) | orphaned & _touching(_held_by([user], day))
    if user.role == Role.MANAGER or (user.role == Role.ADMINISTRATOR and not _managers().exists()):
        everybody = _able().values("pk")
        found |= Q(is_escalated=True) | orphaned & ~_touching(_held_by(everybody, day))
    if user.role == Role.ADMINISTRATOR:  # managers do not see what is restricted
        found |= Q(is_escalated=True, visibility=Visibility.RESTRICTED)
    return found


def _able() -> QuerySet[User]:
    return User.objects.filter(is_active=True, invited_at=None)


def _managers() -> QuerySet[User]:
    return _able().filter(role=Role.MANAGER)


def _touching(organisations: Q) -> Q:
    """Agreements in the charge of these organisations or with one of them as a party."""
    rows = Organisation.objects.filter(organisations).order_by().values("pk")
    return Q(owner_unit__in=rows) | Q(
        pk__in=AgreementParty.objects.filter(organisation__in=rows).order_by().values("agreement")
    )


def _held_by(users: Any, day: date) -> Q:
    """The organisations that any of these users answers for."""
    rows = Responsibility.objects.filter(user__in=users).on(day)
    held = held_with(rows.select_related("organisation").only("organisation__path", "region", "country"))
    return below(_topmost(held.paths)) | in_countries(held.countries, held.own)


def _topmost(paths: tuple[str, ...]) -> list[str]:
    """Without those below another."""
    found: list[str] = []
    for path in sorted(set(paths)):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return found

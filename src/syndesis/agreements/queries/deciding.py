"""Who may decide what is asked: the person named, the head of the unit in charge, any manager, and who stands in."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from syndesis.agreements import policies
from syndesis.agreements.choices import AgreementStatus, ApprovalState, Deciders
from syndesis.agreements.models import Approval, Deputy, Move
from syndesis.core.models import Role, User, Visibility
from syndesis.directory.models import Organisation, Responsibility

MANAGING = (Role.MANAGER, Role.ADMINISTRATOR)


@dataclass
class Holders:
    """Of whom a decision is asked today."""

    asked: list[User] = field(default_factory=list)
    """Those named, or at the head of the unit, who can sign in."""
    standing_in: dict[User, User] = field(default_factory=dict)
    """Deputies, each with whom they stand in for."""
    managers: list[User] = field(default_factory=list)
    """Any of these: where the step says so, or because nobody else is left."""
    gone: User | None = None
    """Who was named and can no longer sign in."""
    nobody_left: bool = False
    """Whether managers decide only since nobody else is left."""
    only_submitter: bool = False
    """Whether managers decide since it is asked of nobody but who submitted it."""
    submitter: int | None = None
    """Who submitted the agreement, by key."""

    @property
    def everybody_asked(self) -> list[User]:
        return list(dict.fromkeys([*self.asked, *self.standing_in]))

    @property
    def everybody(self) -> list[User]:
        return list(dict.fromkeys([*self.everybody_asked, *self.managers]))

    def is_own(self, user: User) -> bool:
        """Whether somebody else should decide, since this user submitted it."""
        return user.pk == self.submitter and any(other.pk != user.pk for other in self.everybody)

    def may_decide(self, user: User) -> bool:
        return user in self.everybody and not self.is_own(user)

    def in_place_of(self, user: User) -> User | None:
        """Whom they would decide for, where it is not asked of them."""
        if user in self.asked or (user in self.managers and not self.nobody_left):
            return None
        if self.only_submitter:
            return self.asked[0] if self.asked else None
        return self.standing_in.get(user) or self.gone


@dataclass(frozen=True)
class Waiting:
    """A decision that waits for a user."""

    approval: Approval
    holders: Holders


def waiting_for(user: User, today: date) -> list[Waiting]:
    """What the user may decide, the most urgent first. One query where nothing waits: every page asks, so what may be
    seen is asked only of what was found."""
    rows = Approval.objects.filter(
        _perhaps_of(user, today), state=ApprovalState.WAITING, agreement__archived_at__isnull=True
    )
    found = list(rows.select_related("agreement", "user", "unit").order_by("due_on", "asked_at", "pk"))
    if found:
        sees = _sight(found, [user])
        found = [row for row in found if sees(user, row)]
    holders = holders_of(found, today) if found else {}
    return [Waiting(row, holders[row.pk]) for row in found if holders[row.pk].may_decide(user)]


def _perhaps_of(user: User, today: date) -> Q:
    """What may be theirs: a condition that leaves nothing out and lets a few in."""
    stood_in_for = on(Deputy.objects.filter(deputy=user), today).values("user")
    answers = Responsibility.objects.filter(Q(user=user) | Q(user__in=stood_in_for) | Q(backup=user)).on(today)
    found = Q(decided_by=Deciders.USER) & (Q(user=user) | Q(user__in=stood_in_for))
    found |= Q(decided_by=Deciders.UNIT, unit__in=answers.exclude(organisation=None).values("organisation"))
    if user.role in MANAGING:
        heads = Responsibility.objects.filter(organisation=OuterRef("unit"), user__is_active=True).on(today)
        found |= Q(decided_by=Deciders.MANAGERS) | Q(decided_by=Deciders.USER, user__is_active=False)
        found |= Q(~Exists(heads), decided_by=Deciders.UNIT)
        if user.role == Role.ADMINISTRATOR:  # those of whom it is asked may not see it
            found |= Q(agreement__visibility=Visibility.RESTRICTED)
        found |= Q(Exists(_asks_who_submitted(today)), decided_by__in=(Deciders.USER, Deciders.UNIT))
    return found


def _asks_who_submitted(today: date) -> QuerySet[Move]:
    """Of an approval: its agreement was submitted by the person named, or by one who answers for the unit."""
    heads = Responsibility.objects.filter(organisation=OuterRef(OuterRef("unit")), user=OuterRef("actor")).on(today)
    submitted = Move.objects.filter(agreement=OuterRef("agreement"), status=AgreementStatus.SUBMITTED)
    return submitted.filter(Q(actor=OuterRef("user")) | Q(Exists(heads)))


def holders_of(approvals: Sequence[Approval], today: date) -> dict[int, Holders]:
    """Who decides each of these, by its key, in a number of queries that does not grow. Needs their `user`
    and `agreement`."""
    units = {row.unit_id for row in approvals if row.decided_by == Deciders.UNIT and row.unit_id}
    heads = heads_of_units(units, today)
    named = {row.user for row in approvals if row.decided_by == Deciders.USER and row.user}
    deputies = _deputies(named | {head for found in heads.values() for head, _backup in found}, today)
    managers = list(User.objects.filter(role__in=MANAGING, is_active=True, invited_at=None).order_by("pk"))
    submitters = submitters_of({row.agreement_id for row in approvals})
    sees = _sight(approvals, [*named, *managers, *_all_of(heads, deputies)])
    found = {}
    for row in approvals:
        held = Holders(submitter=submitters.get(row.agreement_id))
        able = [user for user in managers if sees(user, row)]
        if row.decided_by == Deciders.MANAGERS:
            held.managers = able
        else:
            of_unit = heads.get(row.unit_id or 0, []) if row.decided_by == Deciders.UNIT else []
            for principal, backup in of_unit or ([(row.user, None)] if row.user else []):
                others = [*deputies.get(principal, ()), *([backup] if backup else [])]
                if sees(principal, row):
                    _add(held, principal, [each for each in others if sees(each, row)])
            if not any(user.pk != held.submitter for user in held.everybody):
                held.only_submitter = bool(held.everybody)
                held.managers, held.nobody_left = able, True
        found[row.pk] = held
    return found


def _all_of(
    heads: Mapping[int, Sequence[tuple[User, User | None]]], deputies: Mapping[User, Sequence[User]]
) -> Iterator[User]:
    for pairs in heads.values():
        yield from (user for pair in pairs for user in pair if user)
    for others in deputies.values():
        yield from others


def _sight(approvals: Iterable[Approval], users: Iterable[User]) -> Callable[[User, Approval], bool]:
    """Who sees which of these agreements: nobody decides on what they may not see. Asked of restricted ones only, once
    for each user."""
    hidden = {row.agreement_id for row in approvals if row.agreement.visibility == Visibility.RESTRICTED}
    seen = {user.pk: policies.agreements.seen(user, hidden) for user in users} if hidden else {}
    return lambda user, row: row.agreement_id not in hidden or row.agreement_id in seen.get(user.pk, ())


def _add(held: Holders, principal: User, deputies: Iterable[User]) -> None:
    if principal.is_active:
        held.asked.append(principal)
    else:
        held.gone = principal
    for deputy in deputies:
        if deputy.is_active:
            held.standing_in.setdefault(deputy, principal)


def heads_of_units(units: Collection[int], today: date) -> dict[int, list[tuple[User, User | None]]]:
    """Who answers for each unit itself on a day, with who stands in for them."""
    found: defaultdict[int, list[tuple[User, User | None]]] = defaultdict(list)
    rows = Responsibility.objects.filter(organisation__in=units).exclude(user=None).on(today)
    for row in rows.select_related("user", "backup").order_by("pk") if units else ():
        if row.user is not None and row.organisation_id is not None:
            found[row.organisation_id].append((row.user, row.backup))
    return found


def asked_unit(unit: Organisation | None, today: date) -> Organisation | None:
    """The unit itself, or the nearest above it, for which somebody answers who can sign in; else the unit."""
    if unit is None:
        return None
    keys = [int(key) for key in unit.path.strip("/").split("/")]
    rows = Responsibility.objects.filter(organisation__in=keys, user__is_active=True).on(today)
    answered = set(rows.values_list("organisation", flat=True))
    nearest = next((key for key in reversed(keys) if key in answered), unit.pk)
    return unit if nearest == unit.pk else Organisation.objects.get(pk=nearest)


def on(rows: QuerySet[Deputy], day: date) -> QuerySet[Deputy]:
    """The deputies that stand in on a day."""
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    return rows.filter(begun, Q(ends_on=None) | Q(ends_on__gte=day), deputy__is_active=True)


def _deputies(users: Collection[User], today: date) -> dict[User, list[User]]:
    found: defaultdict[User, list[User]] = defaultdict(list)
    rows = on(Deputy.objects.filter(user__in=users), today).select_related("user", "deputy").order_by("pk")
    for row in rows if users else ():
        found[row.user].append(row.deputy)
    return found


def submitters_of(agreements: Collection[int]) -> dict[int, int | None]:
    """Who submitted each agreement last."""
    rows = Move.objects.filter(agreement__in=agreements, status=AgreementStatus.SUBMITTED).order_by("at", "pk")
    return dict(rows.values_list("agreement", "actor"))

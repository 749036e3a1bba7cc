"""Which agreements are meant: those that end or must be decided on soon, those without a signed copy or an end, those
of a unit, a country, a region or a scope."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import ENDED, IN_FORCE, IN_PREPARATION, SIGNED, PaperRole, Phase, ScopeKind
from syndesis.agreements.models import AgreementPaper, AgreementParty, AgreementScope, AgreementUnit
from syndesis.core.countries import country_name
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.directory.queries.as_of import in_regions
from syndesis.directory.reach import below, in_countries

LONGEST = 36_500
"""Days: a hundred years."""


PHASES = {Phase.PREPARATION: IN_PREPARATION, Phase.FORCE: IN_FORCE, Phase.ENDED: ENDED}


def phase_of() -> Case:
    """To annotate agreements: whether they are in preparation, in force or ended."""
    whens = [When(status__in=statuses, then=Value(phase.value)) for phase, statuses in PHASES.items()]
    return Case(
        *whens,
        default=Value(Phase.SUSPENDED.value),
        output_field=CharField(gettext_lazy("phase"), choices=Phase.choices),
    )


def phase_by_status(status: str) -> str:
    """The same, of a status."""
    return next((phase.value for phase, statuses in PHASES.items() if status in statuses), Phase.SUSPENDED.value)


def ending_within(text: str) -> Q:
    """In force, and they end within so many days."""
    today = timezone.localdate()
    return Q(status__in=IN_FORCE, runs_until__range=(today, today + _days(text)))


def deciding_within(text: str) -> Q:
    """In force, and it must be decided within so many days what comes after them; also those that are overdue."""
    return Q(status__in=IN_FORCE, decide_by__lte=timezone.localdate() + _days(text))


def with_signed_copy(text: str) -> Q:
    """Signed, and a signed copy is or is not on record."""
    copy = Exists(AgreementPaper.objects.filter(agreement=OuterRef("pk"), role=PaperRole.SIGNED))
    return Q(copy) if _yes(text) else Q(status__in=SIGNED) & ~Q(copy)


def without_end(text: str) -> Q:
    """Signed, and no end is known of them."""
    return Q(status__in=SIGNED, runs_until__isnull=True) if _yes(text) else Q(runs_until__isnull=False)


def of_scope(text: str) -> Q:
    if text not in ScopeKind.values:
        raise ValueError(_("There is no such scope: %(name)s.") % {"name": text[:80]})
    return Q(Exists(AgreementScope.objects.filter(agreement=OuterRef("pk"), kind=text)))


def in_country(text: str) -> Q:
    """With a party in a country, by its two letters."""
    code = text.upper()
    if country_name(code) == code or not code:
        raise ValueError(_("There is no such country: %(code)s.") % {"code": text[:80]})
    own = home()
    return _with_party(Organisation.objects.filter(in_countries({code}, own.path if own else "")))


def with_party_in(regions: list[Any]) -> Q:
    return _with_party(Organisation.objects.filter(in_regions(regions)))


def of_units(units: Iterable[Organisation]) -> Q:
    """Those of which a unit, or one below it, is in charge or takes part in."""
    meant = Organisation.objects.filter(below([unit.path for unit in units])).values("pk")
    takes_part = AgreementUnit.objects.filter(agreement=OuterRef("pk"), unit__in=meant)
    return Q(owner_unit__in=meant) | Q(Exists(takes_part))


def _with_party(organisations: QuerySet[Organisation]) -> Q:
    links = AgreementParty.objects.filter(organisation__in=organisations.values("pk"), organisation__is_home=False)
    return Q(pk__in=links.order_by().values("agreement"))


def _days(text: str) -> timedelta:
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(LONGEST)) or int(text) > LONGEST:
        raise ValueError(_("Write a number of days."))
    return timedelta(days=int(text))


def _yes(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(_("Write 1 for yes, 0 for no."))
    return text == "1"

"""Writing organisations and their names."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Organisation, OrganisationIdentifier, OrganisationName

Names = Iterable[tuple[str, str, str]]
"""Text, language (blank where unknown), kind (`NameKind`)."""


def register_organisation(
    *,
    by: Actor,
    name: str,
    parent: Organisation | None = None,
    names: Names = (),
    identifiers: Iterable[tuple[str, str]] = (),
    **fields: Any,
) -> Organisation:
    """Create an organisation with its names and identifiers (scheme, value); its own name is one of the names.
    Raises Refused where an identifier belongs to another organisation."""
    row = {"name": name, "parent": parent, "names": names, "identifiers": identifiers, **fields}
    return register_many([row], by=by)[0]


def register_many(rows: Iterable[dict[str, Any]], *, by: Actor) -> list[Organisation]:
    """The bulk twin of `register_organisation`, whose keywords each row holds; all are created or none.
    Raises Refused where an identifier belongs to another organisation or stands in two rows."""
    wanted = [dict(row) for row in rows]
    names = [_with_own(row["name"], row.pop("names", ())) for row in wanted]
    identifiers = [list(row.pop("identifiers", ())) for row in wanted]
    with recording(by, "Organisations registered"):
        _refuse_taken(identifiers)
        made = Organisation.objects.bulk_create([Organisation(**row | {"name": row["name"][:300]}) for row in wanted])
        _set_paths(made)
        OrganisationName.objects.bulk_create(
            [
                OrganisationName(organisation=organisation, text=text[:300], language=language, kind=kind)
                for organisation, known in zip(made, names, strict=True)
                for text, language, kind in known
            ],
            ignore_conflicts=True,
        )
        OrganisationIdentifier.objects.bulk_create(
            [
                OrganisationIdentifier(organisation=organisation, scheme=scheme, value=value)
                for organisation, known in zip(made, identifiers, strict=True)
                for scheme, value in known
            ]
        )
        policies.organisations.check_all(by.user, made)
    return made


def _with_own(name: str, names: Names) -> list[tuple[str, str, str]]:
    wanted = list(dict.fromkeys(names))
    if name not in {text for text, *_rest in wanted}:
        wanted.insert(0, (name, "", NameKind.OFFICIAL))
    return wanted


def _refuse_taken(identifiers: list[list[tuple[str, str]]]) -> None:
    """Raises Refused for an identifier that an organisation has, or that is wanted for two."""
    wanted = [each for known in identifiers for each in known]
    values = {value for _scheme, value in wanted}
    rows = OrganisationIdentifier.objects.filter(value__in=values).select_related("organisation")
    taken = {(row.scheme, row.value): row for row in rows}
    for each in wanted:
        if each in taken:
            raise Refused(
                _("%(identifier)s belongs to %(organisation)s.")
                % {"identifier": taken[each], "organisation": taken[each].organisation}
            )
    if len(set(wanted)) < len(wanted):
        twice = next(each for each in wanted if wanted.count(each) > 1)
        raise Refused(_("%(identifier)s is wanted for two organisations.") % {"identifier": " ".join(twice)})


def _set_paths(made: list[Organisation]) -> None:
    """A path ends with the row's own key, which it has only once it is created. What it comes under is read again and
    held in its place: it may be on the move."""
    parents = {organisation.parent_id for organisation in made if organisation.parent_id}
    rows = Organisation.objects.select_for_update().filter(pk__in=parents).order_by("pk") if parents else []
    paths = {row.pk: row.path for row in rows}
    above: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in made:
        above[paths.get(organisation.parent_id or 0, "/")].append(organisation)
    for path, below in above.items():
        own = Concat(Value(path), Cast("pk", CharField()), Value("/"))
        Organisation.objects.filter(pk__in=[row.pk for row in below]).update(path=own)
        for row in below:
            row.path = f"{path}{row.pk}/"


def add_name(
    *, by: Actor, organisation: Organisation, text: str, language: str = "", kind: str = NameKind.ALIAS
) -> OrganisationName:
    """Add a name by which the organisation is known; one that it has already, in whatever language, stands once."""
    with recording(by, "Name added"):
        policies.organisations.check(by.user, organisation)
        known = organisation.names.filter(text__iexact=text).first()
        return known or OrganisationName.objects.create(
            organisation=organisation, text=text[:300], language=language, kind=kind
        )

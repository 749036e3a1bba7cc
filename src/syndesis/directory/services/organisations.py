"""Writing organisations and their names."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from syndesis.catalogue import queries as catalogue
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme, NameKind
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
    identifiers = list(identifiers)
    for scheme, value in identifiers:
        if taken := OrganisationIdentifier.objects.filter(scheme=scheme, value=value).first():
            raise Refused(
                _("%(identifier)s belongs to %(organisation)s.")
                % {"identifier": taken, "organisation": taken.organisation}
            )
    with recording(by, "Organisation registered"):
        organisation = Organisation.objects.create(name=name[:300], parent=parent, **fields)
        organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
        organisation.save(update_fields=["path"])
        wanted = list(names)
        if name not in {text for text, *_rest in wanted}:
            wanted.insert(0, (name, "", NameKind.OFFICIAL))
        OrganisationName.objects.bulk_create(
            [
                OrganisationName(organisation=organisation, text=text[:300], language=language, kind=kind)
                for text, language, kind in dict.fromkeys(wanted)
            ],
            ignore_conflicts=True,
        )
        OrganisationIdentifier.objects.bulk_create(
            [
                OrganisationIdentifier(organisation=organisation, scheme=scheme, value=value)
                for scheme, value in identifiers
            ]
        )
        policies.organisations.check(by.user, organisation)
    return organisation


def register_from_catalogue(*, by: Actor, ror: str, **fields: Any) -> Organisation:
    """The organisation of the record with this ROR id, created with the catalogue's facts where it is not there yet.
    Raises Refused where the catalogue does not know the id."""
    known = OrganisationIdentifier.objects.filter(scheme=IdentifierScheme.ROR, value=ror).first()
    if known:
        return known.organisation
    entry = catalogue.by_ror(ror)
    if entry is None:
        raise Refused(_("The catalogue holds no organisation with the ROR id %(ror)s.") % {"ror": ror})
    facts = catalogue.facts(entry)
    schemes = set(IdentifierScheme.values)
    return register_organisation(
        by=by,
        name=facts.name,
        names=[(name.text, name.language, name.kind) for name in facts.names],
        identifiers=[
            (scheme, value) for scheme, value in facts.identifiers if scheme in schemes and not _taken(scheme, value)
        ],
        **({"kind": facts.kind, "country": facts.country, "city": facts.city, "website": facts.website} | fields),
    )


def _taken(scheme: str, value: str) -> bool:
    """Another register's number may stand at two entries of ROR; ROR's own id never does."""
    return scheme != IdentifierScheme.ROR and OrganisationIdentifier.objects.filter(scheme=scheme, value=value).exists()


def add_name(
    *, by: Actor, organisation: Organisation, text: str, language: str = "", kind: str = NameKind.ALIAS
) -> OrganisationName:
    """Add a name by which the organisation is known; one that it has already, in whatever language, stands once."""
    with recording(by, "Name added"):
        policies.organisations.check(by.user, organisation)
        known = organisation.names.filter(text__iexact=text).first()
        name = known or OrganisationName.objects.create(
            organisation=organisation, text=text[:300], language=language, kind=kind
        )
    return name

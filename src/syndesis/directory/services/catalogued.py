"""Taking organisations from the catalogue of the world's, with all that it knows of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.catalogue import queries as catalogue
from syndesis.catalogue.queries import Facts
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme, RelationKind
from syndesis.directory.models import Organisation, OrganisationIdentifier, OrganisationRelation
from syndesis.directory.services.moving import change_parent
from syndesis.directory.services.organisations import register_many
from syndesis.lib.partial_dates import PartialDate

FILLED = ("country", "city", "website", "latitude", "longitude", "founded_on", "is_closed")
"""What the catalogue knows of an organisation beside its names and identifiers."""


def register_from_catalogue(*, by: Actor, ror: str, **fields: Any) -> Organisation:
    """The organisation of the record with this ROR id, created with the catalogue's facts where it is not there yet:
    names, identifiers, place, foundation, whether it still exists, and how it stands to others on record. Raises
    Refused where the catalogue does not know the id."""
    return register_all_from_catalogue([ror], by=by, **fields)[0]


def register_all_from_catalogue(rors: Iterable[str], *, by: Actor, **fields: Any) -> list[Organisation]:
    """The bulk twin of `register_from_catalogue`, with the same other fields for all; in the order of the ids."""
    wanted = [catalogue.bare_ror(ror) or ror for ror in rors]
    known = _on_record(wanted)
    new = [ror for ror in dict.fromkeys(wanted) if ror not in known]
    if not new:
        return [known[ror] for ror in wanted]
    entries = catalogue.all_by_ror(new)
    if missing := next((ror for ror in new if ror not in entries), ""):
        raise Refused(_("The catalogue holds no organisation with the ROR id %(ror)s.") % {"ror": missing})
    facts = [catalogue.facts(entries[ror]) for ror in new]
    with recording(by, "Organisation taken from the catalogue"):
        identifiers = list(_free_identifiers(facts))
        made = register_many(
            [_row(each) | {"identifiers": own} | fields for each, own in zip(facts, identifiers, strict=True)], by=by
        )
        _relate(dict(zip(made, facts, strict=True)), by, with_parent="parent" not in fields)
    known |= dict(zip(new, made, strict=True))
    return [known[ror] for ror in wanted]


def complete_from_catalogue(organisations: Iterable[Organisation], *, by: Actor) -> list[Organisation]:
    """Fill what is blank of organisations with the catalogue's facts, and note how they stand to others on record.
    Those are returned of which something was filled."""
    rows = {row.pk: row for row in organisations}
    held = OrganisationIdentifier.objects.filter(scheme=IdentifierScheme.ROR, organisation__in=rows)
    rors = dict(held.order_by("organisation").values_list("value", "organisation"))
    with recording(by, "Organisations completed from the catalogue"):
        policies.organisations.check_all(by.user, list(rows.values()))
        entries = catalogue.all_by_ror(rors)
        facts = {rows[key]: catalogue.facts(entries[ror]) for ror, key in rors.items() if ror in entries}
        filled = [row for row, known in facts.items() if _fill(row, _row(known))]
        Organisation.objects.bulk_update(filled, [*FILLED, "founded_on_first", "founded_on_last"])
        _relate(facts, by)
    return filled


def _row(facts: Facts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "names": [(name.text, name.language, name.kind) for name in facts.names],
        "kind": facts.kind,
        "country": facts.country,
        "city": facts.city,
        "website": facts.website,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "founded_on": f"{facts.established:04}" if facts.established else "",
        "is_closed": facts.is_closed,
    }


def _fill(organisation: Organisation, known: Mapping[str, Any]) -> bool:
    blank = [name for name in FILLED if known[name] not in (None, "", False) and not getattr(organisation, name)]
    for name in blank:
        setattr(organisation, name, known[name])
    if "founded_on" in blank:  # what many are written by at once does not compute its edges
        day = PartialDate.parse(known["founded_on"])
        organisation.founded_on_first, organisation.founded_on_last = day.first, day.last  # type: ignore[attr-defined]
    return bool(blank)


def _free_identifiers(facts: list[Facts]) -> Iterator[list[tuple[str, str]]]:
    """The identifiers of each that no other has: another register's number may stand at two entries of ROR, ROR's own
    id never does."""
    schemes = set(IdentifierScheme.values)
    values = {value for each in facts for _scheme, value in each.identifiers}
    taken = set(OrganisationIdentifier.objects.filter(value__in=values).values_list("scheme", "value"))
    for each in facts:
        own = [known for known in each.identifiers if known[0] in schemes and known not in taken]
        taken |= set(own)
        yield list(dict.fromkeys(own))


def _on_record(rors: Iterable[str]) -> dict[str, Organisation]:
    rows = OrganisationIdentifier.objects.filter(scheme=IdentifierScheme.ROR, value__in=list(rors))
    return {row.value: row.organisation for row in rows.select_related("organisation")}


def _relate(facts: Mapping[Organisation, Facts], by: Actor, *, with_parent: bool = True) -> None:
    """How organisations stand to others on record, as the catalogue has it; nothing is created but the relations, and
    nothing said of an organisation that the user may not see, nor changed of one that they may not change."""
    rors = {
        ror
        for each in facts.values()
        for ror in (*each.parents, *each.children, *each.predecessors, *each.successors, *each.related)
    }
    known = {ror: row for ror, row in _on_record(rors).items() if row.archived_at is None}
    seen, mine = _within(known, by, "view"), _within(known, by, "change")
    relations: list[OrganisationRelation] = []
    for organisation, each in facts.items():
        parents = [seen[ror] for ror in each.parents if ror in seen]
        if with_parent and parents and organisation.parent_id is None:
            _put_below(organisation, parents.pop(0))
        for child in (mine[ror] for ror in each.children if ror in mine):
            if child.parent_id is None:
                _put_below(child, organisation)
        ways = [
            *((organisation, RelationKind.OWNER, parent) for parent in parents if parent.pk != organisation.parent_id),
            *((organisation, RelationKind.PREDECESSOR, seen[ror]) for ror in each.predecessors if ror in seen),
            *((mine[ror], RelationKind.PREDECESSOR, organisation) for ror in each.successors if ror in mine),
            *((organisation, RelationKind.RELATED, seen[ror]) for ror in each.related if ror in seen),
        ]
        relations += [OrganisationRelation(organisation=one, kind=kind, other=other) for one, kind, other in ways]
    both = [row for row in relations if row.organisation_id != row.other_id]
    OrganisationRelation.objects.bulk_create(_once(both), ignore_conflicts=True)


def _put_below(organisation: Organisation, parent: Organisation) -> None:
    """Into its place in the tree, unless that made a circle or our own institution a part of another."""
    try:
        change_parent(organisation, parent)
    except Refused:
        return
    organisation.save(update_fields=["parent", "path"])


def _within(known: Mapping[str, Organisation], by: Actor, action: Any) -> dict[str, Organisation]:
    if by.user is None:
        return dict(known)
    scope = policies.organisations.scope(by.user, action)
    keys = set(
        Organisation.objects.filter(scope, pk__in=[row.pk for row in known.values()]).values_list("pk", flat=True)
    )
    return {ror: row for ror, row in known.items() if row.pk in keys}


def _once(relations: list[OrganisationRelation]) -> list[OrganisationRelation]:
    """Without those that are on record the other way round: two are related to each other once."""
    keys = {row.organisation_id for row in relations} | {row.other_id for row in relations}
    mutual = OrganisationRelation.objects.filter(kind=RelationKind.RELATED, organisation__in=keys, other__in=keys)
    held = set(mutual.values_list("other", "organisation"))
    wanted = []
    for row in relations:
        if row.kind == RelationKind.RELATED:
            if (row.organisation_id, row.other_id) in held:
                continue
            held.add((row.other_id, row.organisation_id))
        wanted.append(row)
    return wanted

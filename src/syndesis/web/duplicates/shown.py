"""What the pages of duplicates show, for one reader."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Field, Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.models import User
from syndesis.directory.duplicates import Alike
from syndesis.directory.merging import organisations, people, referring
from syndesis.directory.merging.absorbing import Moved
from syndesis.directory.models import Organisation, Person
from syndesis.objects import of
from syndesis.web.duplicates.lines import MANY, described, level, line, reasons
from syndesis.web.record.words import Words, label_of

KINDS: dict[str, type[Model]] = {many: model for model, many in MANY.items()}
CHOSEN: dict[type[Model], Sequence[str]] = {Organisation: organisations.CHOSEN, Person: people.CHOSEN}


CALLED = {
    "activities.ActivityParty": gettext_lazy("Activities"),
    "agreements.AgreementParty": gettext_lazy("Agreements"),
    "agreements.Signatory": gettext_lazy("Signatures"),
    "directory.Organisation": gettext_lazy("Parts of it"),
    "engagement.InitiativeParty": gettext_lazy("Promises"),
    "engagement.Participant": gettext_lazy("Meetings and visits"),
}
"""What people call the rows of a table that are links only."""


def records(model: type[Model], keys: Iterable[int]) -> dict[int, Any]:
    """With what a line says of them."""
    rows: Any = model._default_manager.select_related("parent") if model is Organisation else model._default_manager
    if model is Person:
        rows = rows.prefetch_related("positions__organisation")
    found: dict[int, Any] = rows.in_bulk(list(set(keys)))
    return found


def pair_shown(model: type[Model], found: Alike, rows: dict[int, Any]) -> dict[str, Any]:
    keys = [found.first, found.second]
    return {
        "records": [line(rows[key]) for key in keys],
        "level": level(found.likeness),
        "percent": found.likeness.percent,
        "reasons": reasons(found.likeness),
        "url": reverse("web:duplicates_pair", args=[MANY[model], *keys]),
        "apart_url": reverse("web:duplicates_hold", args=[MANY[model], *keys]),
    }


def fields_shown(kept: Any, gone: Any, reader: User, taken: Iterable[str]) -> list[dict[str, Any]]:
    """The fields of both side by side: which differ, and whose value stays."""
    words, chosen = Words(reader), set(taken)
    words.look_up([kept, gone])
    rows = []
    for name in CHOSEN[type(kept)]:
        field = kept._meta.get_field(name)
        ours, theirs = (words.value(record, field) for record in (kept, gone))
        held = [getattr(record, field.attname) for record in (kept, gone)]
        if not ours and not theirs:
            continue
        rows.append(
            {
                "name": name,
                "label": label_of(field),
                "values": [ours, theirs],
                "is_open": held[0] != held[1] and (bool(ours and theirs) or name in NEVER_BY_ITSELF),
                "is_same": held[0] == held[1],
                "is_taken": name in chosen,
                "both": _both(field, *held),
            }
        )
    return rows


NEVER_BY_ITSELF = {"parent", "closed_on", "is_closed"}
"""Fields in which what is blank says something too."""


def _both(field: Field[Any, Any], ours: Any, theirs: Any) -> bool:
    """Whether both texts stay, one below the other."""
    return field.name == "notes" and bool(ours) and bool(theirs) and ours != theirs


def around(record: Any) -> list[dict[str, str]]:
    """What besides its fields tells one record from the other."""
    shown = [(_("Names"), [str(name) for name in record.names.all()])]
    shown.append((_("Identifiers"), [str(each) for each in record.identifiers.all()]))
    if isinstance(record, Person):
        shown.append((_("Positions"), [described(record)] if described(record) else []))
        shown.append((_("Contact data"), [str(each) for each in record.contacts.all()]))
    return [{"label": label, "text": " · ".join(dict.fromkeys(said))} for label, said in shown]


def refers(record: Any) -> list[dict[str, Any]]:
    """How much refers to a record, by kind, the most first; its own names and identifiers stand above already."""
    own = {record.names.model, record.identifiers.model}
    counts: Moved = referring(record)
    return [
        {"label": CALLED.get(table._meta.label, capfirst(table._meta.verbose_name_plural)), "number": number}
        for table, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]._meta.label))
        if table not in own and number
    ]


def plural(model: type[Model]) -> str:
    return str(of(model).plural)
